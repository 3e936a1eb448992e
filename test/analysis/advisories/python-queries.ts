import type { AdvisoryPairs } from './advisory-pair.js';

export const PYTHON_QUERIES: AdvisoryPairs = {
  'CVE-2022-34265': {
    package: 'Django',
    cwe: 'CWE-89',
    weakness: 'the unit of a date is put into the query',
    before: `def truncate(cursor, kind):
    cursor.execute("SELECT DATE_TRUNC('%s', at) FROM orders" % kind)
`,
    after: `def truncate(cursor, kind):
    cursor.execute("SELECT DATE_TRUNC(%s, at) FROM orders", (kind,))
`,
  },
  'CVE-2019-14234': {
    package: 'Django',
    cwe: 'CWE-89',
    weakness: 'the name of a key is put into the query',
    before: `def look_up(cursor, key, value):
    cursor.execute(f"SELECT id FROM items WHERE data ->> '{key}' = %s", (value,))
`,
    after: `def look_up(cursor, key, value):
    cursor.execute("SELECT id FROM items WHERE data ->> %s = %s", (key, value))
`,
  },
};
