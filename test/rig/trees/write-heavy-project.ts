import { writeTree } from './write-tree.js';

const FILES = 20;
const TYPES = 12_000;

/** A TypeScript project of one small module and a mountain of declarations: nothing for a linter, much for a type checker. */
export function writeHeavyProject(folder: string): string {
  const declarations = Array.from({ length: FILES }, (_, file) => [`types-${file}.d.ts`, describeTypes(file)] as const);
  return writeTree(folder, {
    'index.ts': 'export const run = (text: string): unknown => eval(text);\n',
    'tsconfig.json': JSON.stringify({ compilerOptions: { strict: true, noEmit: true }, include: ['*.ts'] }),
    ...Object.fromEntries(declarations),
  });
}

function describeTypes(file: number): string {
  const types = Array.from(
    { length: TYPES },
    (_, n) => `interface Shape${file}x${n} { a${n}: string; b${n}: number[] }`,
  );
  return types.join('\n');
}
