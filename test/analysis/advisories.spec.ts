import { readFileSync } from 'node:fs';
import type { Finding } from '../../contracts/analysis/finding.js';
import type { AdvisoryPair } from './advisories/advisory-pair.js';
import { JAVASCRIPT_CODE } from './advisories/javascript-code.js';
import { JAVASCRIPT_FIELDS } from './advisories/javascript-fields.js';
import { JAVASCRIPT_OBJECTS } from './advisories/javascript-objects.js';
import { JAVASCRIPT_PATTERNS } from './advisories/javascript-patterns.js';
import { JAVASCRIPT_REQUESTS } from './advisories/javascript-requests.js';
import { PYTHON_CODE } from './advisories/python-code.js';
import { PYTHON_DATA } from './advisories/python-data.js';
import { PYTHON_QUERIES } from './advisories/python-queries.js';
import { analysisRig } from './support/analysis-rig.js';
import { writeTree } from './support/write-tree.js';

type Side = 'before' | 'after';

const javascript = { ...JAVASCRIPT_CODE, ...JAVASCRIPT_FIELDS, ...JAVASCRIPT_OBJECTS };
const python = { ...PYTHON_CODE, ...PYTHON_DATA, ...PYTHON_QUERIES };
const pairs: readonly (readonly [string, AdvisoryPair])[] = Object.entries({
  ...javascript,
  ...JAVASCRIPT_PATTERNS,
  ...JAVASCRIPT_REQUESTS,
  ...python,
}).sort(([a], [b]) => (a < b ? -1 : 1));

const fileOf = (id: string, side: Side) => `${id}.${side}.${id in python ? 'py' : 'js'}`;
const root = writeTree(
  Object.fromEntries(
    pairs.flatMap(([id, { before, after }]) => [
      [fileOf(id, 'before'), before],
      [fileOf(id, 'after'), after],
    ]),
  ),
);
// What is installed on a machine beside these has no say in the figures.
const OURS = new Set(['ast-grep', 'dependencies', 'eslint', 'ruff', 'secrets', 'typescript']);
const { findings } = await analysisRig({ roots: [root] }).run({ path: root });
const serious = findings
  .map((finding) => ({ ...finding, tools: finding.tools.filter((tool) => OURS.has(tool)) }))
  .filter(({ severity, tools }) => severity !== 'low' && severity !== 'info' && tools.length > 0);

/** CWE-95, code by eval, is a case of CWE-94. */
const familyOf = (cwe: string | null) => (cwe === 'CWE-95' ? 'CWE-94' : cwe);
const reported = (id: string, { cwe }: AdvisoryPair, side: Side): readonly Finding[] =>
  serious.filter((finding) => finding.file === fileOf(id, side) && familyOf(finding.cwe) === cwe);
const toolsOf = (about: readonly Finding[]) => [...new Set(about.flatMap(({ tools }) => tools))].sort().join(', ');

const found = pairs.filter(([id, pair]) => reported(id, pair, 'before').length > 0);
const missed = pairs.filter(([id, pair]) => reported(id, pair, 'before').length === 0);
const still = pairs.filter(([id, pair]) => reported(id, pair, 'after').length > 0);
const documented = readFileSync(new URL('../../docs/analysis.md', import.meta.url), 'utf8').split('\n');

it('finds of published vulnerabilities what the documentation says, and still reports what it says once they are fixed', () => {
  const rows = pairs.map(([id, pair]) => {
    const [before, after] = [reported(id, pair, 'before'), reported(id, pair, 'after')].map(toolsOf);
    return `| ${id} | ${pair.package} | ${pair.cwe} | ${before || '-'} | ${after || '-'} |`;
  });
  expect(documented.filter((line) => line.startsWith('| CVE-'))).toEqual(rows);
});

it('sums up as the documentation does', () => {
  const percent = Math.round((100 * found.length) / pairs.length);
  expect(documented).toContain(
    `Found before the fix: ${found.length} of ${pairs.length} (${percent} %). Still reported after it: ${still.length}.`,
  );
});

it('names every published vulnerability that it misses', () => {
  const named = missed.map(([id, { package: name, weakness }]) => `- ${id}, ${name}: ${weakness}`);
  expect(documented.filter((line) => line.startsWith('- CVE-'))).toEqual(named);
});

it('has at least twenty of them', () => {
  expect(pairs.length).toBeGreaterThanOrEqual(20);
});
