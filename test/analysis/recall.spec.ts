import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../contracts/analysis/finding.js';
import type * as Equivalents from '../../activities/analysis/weaknesses/equivalent-rules.js';
import { analysisRig } from './support/analysis-rig.js';
import { built } from './support/built.js';

interface Planted {
  readonly cwe: string;
  readonly file: string;
  readonly line: number;
  readonly weakness: string;
}

const EXAMPLES = new URL('../../examples/', import.meta.url).pathname;
const ROOT = join(EXAMPLES, 'vulnerable-app');
const truth = JSON.parse(readFileSync(join(ROOT, 'truth.json'), 'utf8')) as readonly Planted[];
const serious = ({ severity }: Finding) => severity !== 'low' && severity !== 'info';

async function look(programFolders: readonly string[]) {
  const { run } = analysisRig({ roots: [EXAMPLES], programFolders });
  const vulnerable = await run({ path: ROOT });
  const twin = await run({ path: join(EXAMPLES, 'fixed-app') });
  return {
    broken: vulnerable.findings.filter(serious),
    fixed: twin.findings.filter(serious),
    absent: [...vulnerable.not_installed, ...twin.not_installed].map(({ name }) => name),
    unread: [...vulnerable.unread, ...twin.unread],
  };
}

const alone = await look([]);
// Installed by the suite before this one: make analyzers.
const whole = await look([new URL('../../.millrace/analyzers/bin', import.meta.url).pathname]);

const { weaknessOf } = await built<typeof Equivalents>('activities/analysis/weaknesses/equivalent-rules.js');
const weaknessAt = (about: Planted | Finding) => `${about.file}:${about.line} ${weaknessOf({ rule: '', ...about })}`;
const planted = new Set(truth.map(weaknessAt));
const beside = (findings: readonly Finding[]) => findings.map(weaknessAt).filter((place) => !planted.has(place));

function measure(findings: readonly Finding[]) {
  const right = findings.filter((finding) => planted.has(weaknessAt(finding)));
  const found = new Set(right.map(weaknessAt));
  const percent = (part: number, whole: number) => (whole === 0 ? '-' : `${Math.round((100 * part) / whole)} %`);
  return `${percent(found.size, planted.size)} (${found.size}) | ${percent(right.length, findings.length)}`;
}

const rowOf = (findings: readonly Finding[]) => (tool: string) =>
  `| ${tool} | ${measure(findings.filter((finding) => finding.tools.includes(tool)))} |`;
const rows = [
  ...['ast-grep', 'dependencies', 'eslint', 'ruff', 'secrets'].map(rowOf(alone.broken)),
  `| united | ${measure(alone.broken)} |`,
  ...['bandit', 'gitleaks', 'semgrep'].map(rowOf(whole.broken)),
  `| united, with installed tools | ${measure(whole.broken)} |`,
];

const documented = readFileSync(new URL('../../docs/analysis.md', import.meta.url), 'utf8').split('\n');

it('finds what the documentation says, tool by tool', () => {
  expect(documented).toEqual(expect.arrayContaining(rows));
});

it('finds nine of ten planted weaknesses, and names those it misses', () => {
  const found = new Set(alone.broken.map(weaknessAt));
  const missed = truth.filter((one) => !found.has(weaknessAt(one)));
  expect(missed.length / truth.length).toBeLessThanOrEqual(0.1);
  const named = missed.map(({ cwe, file, line, weakness }) => `- ${cwe}, ${file}:${line}: ${weakness}`);
  expect(documented.filter((line) => /^- CWE-\d+, [\w./]+:\d+: /.test(line))).toEqual(named);
});

it('reads every file with every installed tool', () => {
  expect({ absent: whole.absent, unread: whole.unread }).toEqual({ absent: [], unread: [] });
});

it('reports nothing that was not planted', () => {
  expect(beside(alone.broken)).toEqual([]);
});

it('reports with installed tools only what the documentation names beside', () => {
  const named = beside(whole.broken).map((place) => `- ${place.replace(/^(\S+)/, '`$1`')}`);
  expect(documented.filter((line) => /^- `[\w./]+:\d+` CWE-\d+$/.test(line))).toEqual(named);
});

it.each([
  ['alone', alone],
  ['with installed tools', whole],
])('reports nothing of medium severity or above in the fixed twin, %s', (_with, { fixed }) => {
  expect(fixed).toEqual([]);
});
