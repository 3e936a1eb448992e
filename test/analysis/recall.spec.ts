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
const { run } = analysisRig({ roots: [EXAMPLES] });
const serious = ({ severity }: Finding) => severity !== 'low' && severity !== 'info';
const broken = (await run({ path: ROOT })).findings.filter(serious);
const fixed = (await run({ path: join(EXAMPLES, 'fixed-app') })).findings.filter(serious);

const { weaknessOf } = await built<typeof Equivalents>('activities/analysis/weaknesses/equivalent-rules.js');
const weaknessAt = (about: Planted | Finding) => `${about.file}:${about.line} ${weaknessOf({ rule: '', ...about })}`;
const planted = new Set(truth.map(weaknessAt));

function measure(findings: readonly Finding[]) {
  const right = findings.filter((finding) => planted.has(weaknessAt(finding)));
  const found = new Set(right.map(weaknessAt));
  const percent = (part: number, whole: number) => (whole === 0 ? '-' : `${Math.round((100 * part) / whole)} %`);
  return `${percent(found.size, planted.size)} (${found.size}) | ${percent(right.length, findings.length)}`;
}

const tools = ['ast-grep', 'dependencies', 'eslint', 'ruff', 'secrets'];
const rows = [
  ...tools.map((tool) => `| ${tool} | ${measure(broken.filter((finding) => finding.tools.includes(tool)))} |`),
  `| united | ${measure(broken)} |`,
];

const documented = readFileSync(new URL('../../docs/analysis.md', import.meta.url), 'utf8').split('\n');

it('finds what the documentation says, tool by tool', () => {
  expect(documented).toEqual(expect.arrayContaining(rows));
});

it('finds nine of ten planted weaknesses, and names those it misses', () => {
  const found = new Set(broken.map(weaknessAt));
  const missed = truth.filter((one) => !found.has(weaknessAt(one)));
  expect(missed.length / truth.length).toBeLessThanOrEqual(0.1);
  const named = missed.map(({ cwe, file, line, weakness }) => `- ${cwe}, ${file}:${line}: ${weakness}`);
  expect(documented.filter((line) => /^- CWE-\d+, [\w./]+:\d+: /.test(line))).toEqual(named);
});

it('reports nothing that was not planted', () => {
  expect(broken.map(weaknessAt).filter((place) => !planted.has(place))).toEqual([]);
});

it('reports nothing of medium severity or above in the fixed twin', () => {
  expect(fixed).toEqual([]);
});
