import { execFile } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';
import { REPOSITORY } from '../../rig/repository.js';
import { readBlocks } from './documents.js';

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  // As a reader's project has it: the DOM for fetch, streams and WebSocket.
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.dom.asynciterable.d.ts'],
  types: ['node'],
  strict: true,
  skipLibCheck: true,
  noEmit: true,
};

/**
 * Takes the TypeScript blocks of a document as one module, checks their types, runs them and returns what they print. `prelude`
 * comes first, outside of the type check.
 */
export async function runModule(
  document: string,
  { cwd, prelude, replace }: { cwd: string; prelude: string; replace: Readonly<Record<string, string>> },
): Promise<string> {
  const blocks = readBlocks(document).filter(({ language, info }) => language === 'ts' && info === '');
  const source = Object.entries(replace).reduce(
    (text, [from, to]) => text.replaceAll(from, to),
    blocks.map(({ text }) => text).join('\n'),
  );
  // Inside the repository, where the types and packages of an import are found.
  const file = join(REPOSITORY, '.millrace', `docs-${process.pid}.ts`);
  const built = file.replace(/ts$/, 'mjs');
  try {
    writeFileSync(file, `${source}\nexport {};\n`);
    const problems = ts.getPreEmitDiagnostics(ts.createProgram([file], OPTIONS));
    if (problems.length > 0) throw new Error(ts.formatDiagnostics(problems, HOST));
    writeFileSync(built, prelude + ts.transpileModule(source, { compilerOptions: OPTIONS }).outputText);
    const { stdout } = await promisify(execFile)(process.execPath, [built], { cwd, timeout: 120_000 });
    return stdout;
  } finally {
    for (const path of [file, built]) rmSync(path, { force: true });
  }
}

const HOST: ts.FormatDiagnosticsHost = {
  getCurrentDirectory: () => REPOSITORY,
  getCanonicalFileName: (name) => name,
  getNewLine: () => '\n',
};
