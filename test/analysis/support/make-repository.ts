import { execFileSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const QUIET = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.org',
};

/** A git repository in a folder that is there. */
export function makeRepository(folder: string) {
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-C', folder, ...args], { env: { ...process.env, ...QUIET }, encoding: 'utf8' }).trim();
  git('init', '--quiet', '--initial-branch=main');
  return {
    folder,
    git,
    link: (path: string, target: string) => symlinkSync(target, join(folder, path)),
    /** Commits everything that lies there, with these files; gives the id. */
    commit: (files: Readonly<Record<string, string>>): string => {
      for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
      git('add', '--all');
      git('commit', '--quiet', '--message=change');
      return git('rev-parse', 'HEAD');
    },
  };
}
