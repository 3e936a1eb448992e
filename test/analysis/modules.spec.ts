import { analysisRig } from './support/analysis-rig.js';
import { writeTree } from './support/write-tree.js';

const MODULE_RULES = ['import-cycle', 'unused-file', 'unused-export', 'needless-export'];

const circles = writeTree({
  'two/a.js': "import { b } from './b.js';\nexport const a = () => b;\n",
  'two/b.js': "import { a } from './a.js';\nexport const b = () => a;\n",
  'three/a.ts': "import { b } from './b';\nexport const a = () => b();\n",
  'three/b.ts': "import { c } from './c';\nexport const b = () => c();\n",
  'three/c.ts': "const x = 1;\nimport { a } from './a';\nexport const c = () => [a, x];\n",
  'required/a.cjs': "exports.b = require('./b.cjs');\n",
  'required/b.cjs': "exports.a = require('./a.cjs');\n",
  'passed/index.ts': "export * from './part';\n",
  'passed/part.ts': "import { other } from './index';\nexport const part = () => other;\n",
  'types/a.ts': "import type { B } from './b';\nexport interface A { b: B }\nexport const a = 1;\n",
  'types/b.ts': "import { a } from './a';\nexport interface B { a: typeof a }\nexport const b = () => a;\n",
  'elided/a.ts': "import { B } from './b';\nexport class A { b?: B }\n",
  'elided/b.ts': "import { A } from './a';\nexport class B { a = new A(); }\n",
  'lazy/a.js': "export const a = () => import('./b.js');\n",
  'lazy/b.js': "import { a } from './a.js';\nexport const b = () => a;\n",
  'late/a.cjs': "exports.a = () => require('./b.cjs');\n",
  'late/b.cjs': "const { a } = require('./a.cjs');\nexports.b = () => a;\n",
  'aliased/tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
  'aliased/src/a.ts': "import { b } from '@/b';\nexport const a = () => b;\n",
  'aliased/src/b.ts': "import { a } from '@/a';\nexport const b = () => a;\n",
});

const app = writeTree({
  'package.json': '{ "private": true, "main": "dist/main.js", "scripts": { "sweep": "node dist/sweep.js" } }',
  'src/main.ts':
    "import { used } from './used.js';\nimport { Kind } from './barrel.js';\nexport const start = () => [used, Kind.a, import('./later.js'), new URL('./hand.js', import.meta.url)];\n",
  'src/used.ts':
    'export const used = 1;\nexport const idle = 2;\nexport const inner = 3;\nexport const both = inner;\nexport interface Shape { a: 1 }\nexport const shaped: Shape = { a: 1 };\n',
  'src/barrel.ts': "export { Kind, Rest } from './kinds.js';\n",
  'src/kinds.ts': 'export enum Kind { a }\nexport enum Rest { b }\n',
  'src/later.ts': 'export const later = 1;\n',
  'src/hand.ts': 'export const hand = 1;\n',
  'src/sweep.ts': 'export const sweep = 1;\n',
  'src/forgotten.ts': 'export const forgotten = 1;\n',
  'src/effect.ts': 'console.log(1);\n',
  'src/used.spec.ts': "import { both, shaped } from './used.js';\nexport const seen = [both, shaped];\n",
  'vite.config.ts': 'export default {};\n',
});
const trees = {
  library: writeTree({
    'package.json': '{ "name": "a", "exports": { ".": "./lib/index.js", "./more/*": "./lib/more/*.js" } }',
    'lib/index.js': "export { a } from './a.js';\n",
    'lib/a.js': 'export const a = 1;\nexport const hidden = 2;\n',
    'lib/more/one.js': 'export const one = 1;\n',
    'lib/spare.js': 'export const spare = 1;\n',
  }),
  published: writeTree({
    'package.json': '{ "name": "b", "main": "index.js", "files": ["lib"] }',
    'index.js': "module.exports = require('./lib/a.js');\n",
    'lib/a.js': 'exports.a = 1;\n',
    'lib/deep.js': 'exports.deep = 1;\n',
  }),
  incomplete: writeTree({
    'package.json': '{ "private": true, "main": "generated/start.js" }',
    'code/a.js': 'export const a = 1;\n',
  }),
  loose: writeTree({ 'a.js': 'export const a = 1;\n', 'b.js': "import './a.js';\nexport const b = 2;\n" }),
  next: writeTree({
    'package.json': '{ "private": true, "dependencies": { "next": "15.0.0" } }',
    'app/page.jsx': "import { box } from '../parts/box';\nexport default function Page() { return box; }\n",
    'parts/box.js': 'export const box = 1;\n',
    'parts/spare.js': 'export const spare = 1;\n',
  }),
};

const { analyze } = analysisRig({ roots: [circles, app, ...Object.values(trees)] });
const findingsOf = async (path: string) =>
  (await analyze('static', { path })).findings.filter(({ rule }) => MODULE_RULES.includes(rule));
const namesOf = async (path: string) =>
  (await findingsOf(path)).map(({ rule, file, line }) => `${rule} ${file}:${line}`);

const circular = await findingsOf(circles);
const inApp = await findingsOf(app);

it('reports a circle once, where the import stands that closes it', () => {
  expect(circular.map(({ file, line }) => `${file}:${line}`)).toEqual([
    'aliased/src/b.ts:1',
    'passed/part.ts:1',
    'required/b.cjs:1',
    'three/c.ts:2',
    'two/b.js:1',
  ]);
});

it('names the files of a circle in their order', () => {
  const three = circular.find(({ file }) => file === 'three/c.ts');
  expect(three?.message).toContain('three/a.ts -> three/b.ts -> three/c.ts -> three/a.ts');
  expect(three).toMatchObject({ severity: 'low', cwe: 'CWE-1047', tools: ['modules'] });
});

it('counts neither imports of types nor those that are carried out later', () => {
  const quiet = circular.filter(({ file }) => /^(?:types|elided|lazy|late)\//.test(file));
  expect(quiet).toEqual([]);
});

it('reports what nobody imports, but nothing that is named, started or imported in any way', () => {
  expect(inApp.map(({ rule, file, line }) => `${rule} ${file}:${line}`)).toEqual([
    'unused-file src/forgotten.ts:1',
    'unused-export src/kinds.ts:2',
    'unused-export src/used.ts:2',
    'needless-export src/used.ts:3',
  ]);
});

it('grades what is unused no higher than low', () => {
  expect([...new Set(inApp.map(({ severity }) => severity))].sort()).toEqual(['info', 'low']);
});

it('counts what a library offers as used', async () => {
  expect(await namesOf(trees.library)).toEqual(['unused-export lib/a.js:2', 'unused-file lib/spare.js:1']);
});

it.each(['published', 'incomplete', 'loose'] as const)(
  'calls nothing unused where the entries are not known: %s',
  async (name) => {
    expect(await namesOf(trees[name])).toEqual([]);
  },
);

it('knows the files that a framework finds by their place', async () => {
  expect(await namesOf(trees.next)).toEqual(['unused-file parts/spare.js:1']);
});

it('says the same each time', async () => {
  expect(await findingsOf(circles)).toEqual(circular);
});
