import type { TypeCoverage } from '../../contracts/analysis/type-coverage.js';
import { analysisRig, succeeded } from './support/analysis-rig.js';
import { writeTree } from './support/write-tree.js';

const strict = '{ "compilerOptions": { "strict": true, "module": "esnext", "moduleResolution": "bundler" } }';
const root = writeTree({
  'tsconfig.json': strict,
  'known.ts': 'export const one = 1;\nexport const two = one + 1;\n',
  'half.ts': "const read: any = JSON.parse('1');\nconst size = 1;\nexport const all = [read, size];\n",
  'absent.ts': "import { gone } from 'not-installed';\nexport const here = 1;\nexport const there = gone.part;\n",
});
const untyped = writeTree({ 'a.js': 'export const a = 1;\n' });
const { analyze, aggregate } = analysisRig({ roots: [root, untyped] });
const report = await analyze('static', { path: root });
const coverage = report.metrics?.['type_coverage'] as unknown as TypeCoverage;

it('counts the names whose type is known, over all files', () => {
  expect(coverage).toMatchObject({ typed: 9, total: 11, percent: 81.81 });
});

it('names the files with names of type any, the worst first, and no other', () => {
  expect(coverage.files).toEqual([{ file: 'half.ts', typed: 5, total: 7, percent: 71.42 }]);
});

it('is in the result, under the name of the analyzer', async () => {
  const result = await aggregate([succeeded(report)]);
  expect(result.metrics).toEqual({ static: { type_coverage: coverage } });
});

it('is not there where no project of TypeScript is', async () => {
  expect((await analyze('static', { path: untyped })).metrics).toBeUndefined();
});

it('makes no findings', () => {
  expect(report.findings.filter(({ file }) => file === 'half.ts').map(({ rule }) => rule)).toEqual([
    '@typescript-eslint/no-explicit-any',
  ]);
});
