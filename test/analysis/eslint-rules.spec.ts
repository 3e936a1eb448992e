import { analysisRig } from './support/analysis-rig.js';
import { writeTree } from './support/write-tree.js';

/** A rule, code in which it sees a mistake, and the same without one. */
const EXAMPLES: readonly (readonly [rule: string, wrong: string, right: string])[] = [
  ['sonarjs/no-all-duplicated-branches', 'if (a) f(1); else f(1);', 'if (a) f(1); else f(2);'],
  ['sonarjs/no-collection-size-mischeck', 'if (a.length >= 0) f(a);', 'if (a.length > 0) f(a);'],
  ['sonarjs/no-element-overwrite', "a['x'] = 1; a['x'] = 2;", "a['x'] = 1; a['y'] = 2;"],
  ['sonarjs/no-empty-collection', 'const b = []; f(b[0]);', 'const b = []; b.push(a); f(b[0]);'],
  ['sonarjs/no-extra-arguments', 'const g = (x) => f(x); g(1, 2);', 'const g = (x, y) => f(x, y); g(1, 2);'],
  ['sonarjs/no-gratuitous-expressions', 'if (a) { if (a) f(a); }', 'if (a) { if (f(a)) f(a); }'],
  ['sonarjs/no-identical-expressions', 'f(a.b === a.b);', 'f(a.b === a.c);'],
  ['sonarjs/no-one-iteration-loop', 'while (f(a)) { a(); break; }', 'while (f(a)) { if (a()) break; }'],
  ['sonarjs/no-unused-collection', 'const b = []; b.push(a);', 'const b = []; b.push(a); f(b);'],
  ['sonarjs/no-use-of-empty-return-value', 'function g() { f(a); }\nf(g());', 'function g() { return f(a); }\nf(g());'],
  ['sonarjs/non-existent-operator', 'let n = f(a); n =- 1; f(n);', 'let n = f(a); n -= 1; f(n);'],
  ['regexp/no-misleading-unicode-character', 'f(/[👍🏽]/u);', 'f(/👍🏽/u);'],
  ['regexp/no-obscure-range', 'f(/[A-z]/);', 'f(/[A-Za-z]/);'],
  ['regexp/no-optional-assertion', 'f(/(?:\\b|x)?y/);', 'f(/(?:\\b|x)y/);'],
  ['regexp/no-missing-g-flag', "f('a-b'.matchAll(/-/));", "f('a-b'.matchAll(/-/g));"],
];

const module = (code: string): string => `export function run(f, a) {\n${code}\n}\n`;
const files = EXAMPLES.flatMap(([rule, wrong, right]) => {
  const name = rule.replace('/', '-');
  return [
    [`wrong/${name}.js`, module(wrong)],
    [`right/${name}.js`, module(right)],
  ];
});
const root = writeTree({
  ...(Object.fromEntries(files) as Record<string, string>),
  'eslint.config.js': "throw new Error('the configuration of the tree was loaded');\n",
  'silent.js':
    '/* eslint-disable */\nexport const f = (a) => a.b === a.b; // eslint-disable-line sonarjs/no-identical-expressions\n',
  'redos.js': 'export const f = (text) => /^(?:a+)+$/.test(text);\n',
  'linear.js': 'export const f = (text) => /^a*$/.test(text);\n',
  'typed.ts': 'export function run(a: number[]): boolean {\n  return a.length >= 0;\n}\n',
});
const { analyze } = analysisRig({ roots: [root] });
const report = await analyze('static', { path: root });
const security = await analyze('security', { path: root });
const rulesIn = (file: string, { findings } = report) => findings.flatMap((one) => (one.file === file ? one.rule : []));

it.each(EXAMPLES)('%s sees the mistake, and nothing where there is none', (rule) => {
  const name = rule.replace('/', '-');
  expect(rulesIn(`wrong/${name}.js`)).toContain(rule);
  expect(rulesIn(`right/${name}.js`)).not.toContain(rule);
});

it('looks at TypeScript with the same rules', () => {
  expect(rulesIn('typed.ts')).toEqual(['sonarjs/no-collection-size-mischeck']);
});

it('is not silenced by comments or configuration of the tree', () => {
  expect(rulesIn('silent.js')).toEqual(['sonarjs/no-identical-expressions']);
});

it('leaves taste, complexity and copies to others', () => {
  const said = [...report.rules, ...security.rules].map(({ id }) => id);
  expect(said.filter((id) => /complexity|identical-functions|duplicate-string|nested-/.test(id))).toEqual([]);
});

it('computes which regular expressions take more than linear time, for security alone', () => {
  expect(rulesIn('redos.js', security)).toContain('regexp/no-super-linear-backtracking');
  expect(rulesIn('linear.js', security)).toEqual([]);
  expect(rulesIn('redos.js')).not.toContain('regexp/no-super-linear-backtracking');
});
