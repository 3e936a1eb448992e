import { createRequire } from 'node:module';
import type { Linter } from 'eslint';

let parser: Linter.Parser | undefined;

/** typescript-eslint brings the whole compiler along: it is loaded with the first file that needs its parser. */
export function typescriptParser(): Linter.Parser {
  if (parser) return parser;
  const require = createRequire(import.meta.url);
  const { default: tseslint } = require('typescript-eslint') as typeof import('typescript-eslint');
  parser = tseslint.parser;
  return parser;
}
