import ts from 'typescript';
import type { FencedFiles } from './fenced-files.js';

/** What TypeScript 6 assumes differently. A tree written for an older compiler is judged by what it was written for. */
const BEFORE_6: ts.CompilerOptions = { strict: false, types: ['*'], noUncheckedSideEffectImports: false };

/** Diagnostics only: nothing is written, nothing is loaded (a plugin is code), other people's declarations are believed. */
const OURS: ts.CompilerOptions = {
  noEmit: true,
  skipLibCheck: true,
  incremental: false,
  composite: false,
  declaration: false,
  declarationMap: false,
  emitDeclarationOnly: false,
  isolatedDeclarations: false,
  noErrorTruncation: false,
  ignoreDeprecations: '6.0',
};

/** The options a project is checked with: its own, the defaults of its compiler's time, and what we insist on. */
export function projectOptions(own: ts.CompilerOptions, major: number): ts.CompilerOptions {
  const options: ts.CompilerOptions = { ...(major < 6 ? BEFORE_6 : {}), ...own, ...OURS };
  delete options.plugins;
  delete options.tsBuildInfoFile;
  return options;
}

/** The major version of TypeScript that the nearest package.json asks for; 5 when none does. */
export function typescriptMajor(files: FencedFiles, folder: string, root: string): number {
  for (let at = folder; at.length >= root.length; at = at.slice(0, at.lastIndexOf('/'))) {
    const wanted = wantedTypescript(files.read(`${at}/package.json`));
    if (wanted) return wanted;
  }
  return 5;
}

function wantedTypescript(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const { config } = ts.parseConfigFileTextToJson('package.json', text) as { config?: unknown };
  const manifest = (config ?? {}) as Record<string, Record<string, unknown> | undefined>;
  const range = manifest['devDependencies']?.['typescript'] ?? manifest['dependencies']?.['typescript'];
  const major = typeof range === 'string' ? /\d+/.exec(range)?.[0] : undefined;
  return major ? Number(major) : undefined;
}
