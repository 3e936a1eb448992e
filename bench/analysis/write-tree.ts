import { copyFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { globSync } from 'tinyglobby';
import { type TreeSource, treeSources } from './tree-sources.js';

export interface BenchTree {
  /** Absolute. */
  readonly root: string;
  readonly files: number;
  readonly lines: number;
  readonly bytes: number;
}

const MOST_BYTES = 128 * 1024;
const TSCONFIG = { compilerOptions: { strict: true, target: 'es2022', module: 'nodenext', noEmit: true } };

/** Writes a tree of exactly `wanted` files of JavaScript, TypeScript and Python into `root`, in equal parts from every source. */
export function writeTree(root: string, wanted: number, analyzers: string): BenchTree {
  rmSync(root, { recursive: true, force: true });
  const all = treeSources(analyzers).map((source) => ({ source, paths: filesOf(source) }));
  const there = all.reduce((sum, { paths }) => sum + paths.length, 0);
  if (there < wanted) throw new Error(`There are ${there} files to take; ask for no more with --files.`);
  const chosen = all.flatMap(({ source, paths }) =>
    paths.slice(0, Math.ceil((paths.length * wanted) / there)).map((path) => ({ source, path })),
  );
  let [lines, bytes] = [0, 0];
  for (const { source, path } of chosen.slice(0, wanted)) {
    const target = join(root, source.name, path);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(join(source.folder, path), target);
    const text = readFileSync(target, 'utf8');
    lines += text.split('\n').length;
    bytes += Buffer.byteLength(text);
  }
  writeFileSync(join(root, 'tsconfig.json'), `${JSON.stringify(TSCONFIG)}\n`);
  return { root, files: wanted, lines, bytes };
}

function filesOf({ folder, file, most }: TreeSource): readonly string[] {
  return globSync('**/*', { cwd: folder })
    .filter((path) => file.test(path) && statSync(join(folder, path)).size < MOST_BYTES)
    .sort()
    .slice(0, most);
}
