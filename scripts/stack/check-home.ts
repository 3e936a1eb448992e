import { accessSync, constants, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';

const WRITTEN_FOLDERS = ['', 'run', 'logs', 'temporal', 'artifacts'];

/** Throws when the home folder, or what an earlier start as another user left in it, cannot be written by this one. */
export function checkHome(home: string): void {
  const foreign = tryWriting(home);
  if (foreign === null) return;
  const { username } = userInfo();
  throw new Error(
    `${foreign} cannot be written by ${username}. If the stack was started as another user before, start it as that user,` +
      ` or run "chown -R ${username} ${home}" as root; or set MILLRACE_HOME to another folder.`,
  );
}

function tryWriting(home: string): string | null {
  try {
    mkdirSync(home, { recursive: true });
  } catch {
    return home;
  }
  const folders = WRITTEN_FOLDERS.map((name) => join(home, name)).filter((folder) => existsSync(folder));
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => join(folder, name)),
  );
  return [...folders, ...files].find((path) => !isWritable(path)) ?? null;
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
