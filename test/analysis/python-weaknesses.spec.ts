import { analysisRig } from './support/analysis-rig.js';
import { writeTree } from './support/write-tree.js';

const WEAK = `import hashlib, pickle, subprocess, requests, yaml
password = "correct horse"
def run(cmd, query, blob):
    subprocess.run(cmd, shell=True)
    cursor.execute("SELECT * FROM t WHERE name = '%s'" % query)
    pickle.loads(blob)
    hashlib.md5(blob)
    requests.get("https://example.org", verify=False, timeout=1)
    yaml.load(blob)
    eval(query)
    subprocess.run(cmd, shell=True)  # noqa
`;
const root = writeTree({
  'weak.py': WEAK,
  'quiet.py': '# ruff: noqa\neval(input())\n',
  'old.py': "print 'Python 2'\n",
  'slips.py': 'def f(items=[]):\n    return undefined_name\n',
});
const { analyze } = analysisRig({ roots: [root] });
const security = await analyze('security', { path: root });
const quality = await analyze('static', { path: root });

it.each([
  ['S105', 'CWE-259', 2],
  ['S602', 'CWE-78', 4],
  ['S608', 'CWE-89', 5],
  ['S301', 'CWE-502', 6],
  ['S324', 'CWE-327', 7],
  ['S501', 'CWE-295', 8],
  ['S506', 'CWE-502', 9],
  ['S307', 'CWE-95', 10],
])('finds %s as %s', (rule, cwe, line) => {
  const places = security.findings.map((finding) => ({
    file: finding.file,
    rule: finding.rule,
    cwe: finding.cwe,
    line: finding.line,
  }));
  expect(places).toContainEqual({ file: 'weak.py', rule, cwe, line });
});

it('is not silenced by noqa on a line', () => {
  expect(security.findings).toContainEqual(expect.objectContaining({ file: 'weak.py', rule: 'S602', line: 11 }));
});

it('is not silenced by noqa for a file', () => {
  expect(security.findings).toContainEqual(expect.objectContaining({ file: 'quiet.py', rule: 'S307' }));
});

it('names a file of another Python as one that does not parse', () => {
  expect(security.unread).toEqual([{ file: 'old.py', reason: expect.stringMatching(/^does not parse/) as string }]);
});

it('reports the file that does not parse as a finding of the static analyzer', () => {
  expect(quality.findings).toContainEqual(expect.objectContaining({ file: 'old.py', rule: 'syntax-error', line: 1 }));
});

it.each([
  ['B006', 1],
  ['F821', 2],
])('finds the slip %s', (rule, line) => {
  expect(quality.findings).toContainEqual(expect.objectContaining({ file: 'slips.py', rule, line }));
});
