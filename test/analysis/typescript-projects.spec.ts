import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { analysisRig } from './support/analysis-rig.js';
import { writeTree } from './support/write-tree.js';

const strict = JSON.stringify({ compilerOptions: { strict: true, module: 'nodenext' }, include: ['src'] });
const secrets = writeTree({ 'secret.ts': "export const secret: number = 'outside';\n" });
const root = writeTree({
  'package.json': '{ "devDependencies": { "typescript": "^6.0.0" } }',
  'tsconfig.json': strict,
  'src/wrong.ts': "export const size: number = 'large';\nexport const undefinedName = missingName;\n",
  'src/unused.ts': 'export const f = (list: string[] | null) => list.length;\n',
  'src/imports.ts':
    "import React from 'react';\nimport { gone } from './gone.js';\nexport const App = () => [React, gone, process.env];\n",
  'src/out.ts': "import { secret } from '../../../outside/secret.js';\nexport default secret;\n",
  'src/broken.ts': 'export const = 1;\n',
  'packages/bad/tsconfig.json': '{ "compilerOptions": { "strict": true }, ',
  'packages/bad/index.ts': 'export const a = 1;\n',
  'packages/old/package.json': '{ "devDependencies": { "typescript": "^5.4.0" } }',
  'packages/old/tsconfig.json': '{ "extends": "@company/tsconfig", "compilerOptions": { "moduleResolution": "node" } }',
  'packages/old/index.ts': 'export function f(x) { return x; }\n',
});
symlinkSync(secrets, join(root, 'src/linked'));
const { analyze, said } = analysisRig({ roots: [root] });
const report = await analyze('static', { path: root });
const found = (file: string) =>
  report.findings.filter((finding) => finding.file === file).map(({ rule, line }) => `${rule}:${line}`);

it('reports what the compiler says of a project', () => {
  expect(found('src/wrong.ts')).toEqual(['TS2322:1', 'TS2304:2']);
});

it('gives a dereference of null its weakness', () => {
  const finding = report.findings.find(({ file }) => file === 'src/unused.ts');
  expect(finding).toMatchObject({ rule: 'TS18047', cwe: 'CWE-476', tools: ['typescript'] });
});

it('does not report what is only not installed', () => {
  expect(found('src/imports.ts')).toEqual(['TS2307:2']);
});

it('does not report an import that leads out of the tree', () => {
  expect(found('src/out.ts')).toEqual([]);
});

it('follows no link out of the tree', () => {
  expect(report.findings.filter(({ file }) => file.includes('secret'))).toEqual([]);
});

it('reports a file that does not parse once for each tool', () => {
  const broken = report.findings.filter(({ file }) => file === 'src/broken.ts');
  expect(broken.map(({ rule, tools }) => `${rule} ${tools.join()}`)).toEqual([
    'syntax-error eslint',
    'syntax-error typescript',
  ]);
});

it('reports a tsconfig that does not parse', () => {
  expect(found('packages/bad/tsconfig.json')).toContain('syntax-error:1');
});

it('judges a project by the defaults of the compiler it was written for', () => {
  expect([...found('packages/old/index.ts'), ...found('packages/old/tsconfig.json')]).toEqual([]);
});

it('names no path of this machine', () => {
  expect(JSON.stringify(report)).not.toContain(root);
});

it('says how far it is', () => {
  expect(said.map(({ message }) => message)).toContainEqual(
    expect.stringMatching(/^\d+\/\d+ files$|^typescript: project/),
  );
});
