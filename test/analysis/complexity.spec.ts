import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Linter } from 'eslint';
import type * as Tools from '../../activities/analysis/complexity/complexity-tool.js';
import type { FunctionComplexity } from '../../activities/analysis/complexity/measure-functions.js';
import { built } from './support/built.js';

const { createComplexityTool } = await built<typeof Tools>('activities/analysis/complexity/complexity-tool.js');
const PACKAGES = new URL('../../node_modules/', import.meta.url).pathname;

function measure(path: string, text: string): readonly FunctionComplexity[] {
  let found: readonly FunctionComplexity[] = [];
  const language = path.endsWith('.py') ? 'python' : 'typescript';
  createComplexityTool((_file, functions) => (found = functions)).check({ path, language, text });
  return found;
}

/** What ESLint says of every function. */
function askEslint(text: string): number[] {
  const config: Linter.Config = { languageOptions: { sourceType: 'commonjs' }, rules: { complexity: ['error', 0] } };
  return new Linter({ cwd: '/' })
    .verify(text, [config])
    .map(({ message }) => Number(/complexity of (\d+)/.exec(message)?.[1]));
}

// Code of others without `?.` and default values, which ESLint counts and we do not: they are no ways through.
it.each(['yauzl/index.js', 'tar-stream/headers.js'])(
  'counts the ways through every function of %s as ESLint does',
  (file) => {
    const text = readFileSync(join(PACKAGES, file), 'utf8');
    const ours = measure('a.js', text).map(({ cyclomatic }) => cyclomatic);
    expect(ours.length).toBeGreaterThan(10);
    expect(ours.toSorted()).toEqual(askEslint(text).toSorted());
  },
);

it.each([
  ['a loop in a condition', 'function f(a) { if (a) { for (;;) { if (a) {} } } }', 6],
  ['a chain of else if', 'function f(a) { if (a) {} else if (a > 1) {} else if (a > 2) {} else {} }', 4],
  ['one kind of operator in a row', 'function f(a, b, c) { return a && b && c; }', 1],
  ['operators that change', 'function f(a, b, c) { return a && b || c; }', 2],
  ['a switch', 'function f(a) { switch (a) { case 1: break; case 2: break; default: } }', 1],
  ['a function inside, which counts for itself', 'function f(a) { return a.map((b) => (b ? 1 : 2)); }', 0],
])('measures how hard %s is to follow', (_what, text, cognitive) => {
  expect(measure('a.ts', text)[0]).toMatchObject({ cognitive });
});

it('measures Python alike', () => {
  const text = [
    'def f(a):',
    '    for b in a:',
    '        if b and b.c:',
    '            return 1',
    '        elif b.d:',
    '            return 2',
    '    try:',
    '        pass',
    '    except ValueError:',
    '        return [c for c in a]',
    '    match a:',
    '        case 1: return 3',
    '        case _: return 4',
  ].join('\n');
  expect(measure('a.py', text)).toEqual([{ line: 1, column: 1, cyclomatic: 8, cognitive: 7 }]);
});
