import type { Linter } from 'eslint';
import globals from 'globals';
import type { LoadedFile } from '../tool.js';
import { typescriptParser } from './typescript-parser.js';

/** One way to parse a file. `name` is a stand-in with the right extension: no real path ever reaches ESLint. */
export interface ParseAttempt {
  readonly name: string;
  readonly languageOptions: Linter.LanguageOptions;
}

/**
 * How a file may be parsed, the likeliest first; the next is tried only when one fails. `.js` does not say whether it is a
 * module, a CommonJS script or JavaScript with types, and the package.json that would say may lie outside the tree.
 */
export function parseAttempts(file: LoadedFile): readonly ParseAttempt[] {
  const extension = file.path.slice(file.path.lastIndexOf('.') + 1).toLowerCase();
  if (file.language === 'typescript') return [withTypes(extension)];
  const module = { name: 'source.mjs', languageOptions: { ...options(file), sourceType: 'module' as const } };
  const script = { name: 'source.cjs', languageOptions: { ...options(file), sourceType: 'commonjs' as const } };
  const isModule = extension === 'mjs' || (extension !== 'cjs' && /^\s*(?:import|export)\b/m.test(file.text));
  return [...(isModule ? [module, script] : [script, module]), withTypes('tsx')];
}

function withTypes(extension: string): ParseAttempt {
  const parserOptions = { ecmaFeatures: { jsx: extension.endsWith('x') } };
  return { name: `source.${extension}`, languageOptions: { parser: typescriptParser(), parserOptions } };
}

function options(file: LoadedFile): Linter.LanguageOptions {
  return { ecmaVersion: 'latest', globals: globalsOf(file), parserOptions: { ecmaFeatures: { jsx: true } } };
}

// Names like `status` or `event` exist in browsers only: elsewhere they are forgotten variables. Fewer also lint faster.
function globalsOf(file: LoadedFile): Linter.Globals {
  const browser = /\b(?:window|document|navigator|self|HTMLElement|importScripts)\b/.test(file.text);
  const tests = /\b(?:describe|it|test|expect)\b/.test(file.text);
  return {
    ...globals.node,
    ...(browser ? { ...globals.browser, ...globals.serviceworker, ...globals.jquery } : {}),
    ...(tests ? { ...globals.jest, ...globals.mocha, ...globals.vitest } : {}),
  };
}
