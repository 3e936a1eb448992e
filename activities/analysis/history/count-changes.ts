import { execa } from 'execa';
import type { AnalyzerRequest } from '../analyzer-request.js';
import { HARDENED_CONFIGURATION, HARDENED_ENVIRONMENT } from '../git/hardened-git.js';
import { findProgram } from '../programs/find-program.js';

const COMMITS = 2_000;
const PATIENCE_MS = 60_000;

const LOG = [
  ...['-c', 'core.quotePath=false', 'log', '-z', `--max-count=${COMMITS}`, '--format=', '--name-only', '--relative'],
  ...['--no-show-signature', '--no-ext-diff', '--no-textconv', '--no-renames', '--no-merges', '--', '.'],
];

export type Changes = ReadonlyMap<string, number> | { readonly reason: string };

/**
 * In how many of the last 2,000 commits each file of a work tree was changed, by its path below `root`; or why that cannot be
 * said. Merges are left out: what they bring was counted where it was made.
 */
export async function countChanges(root: string, { hasHistory }: AnalyzerRequest): Promise<Changes> {
  const git = findProgram('git');
  if (!hasHistory) return { reason: 'the history of code that was sent in is not read' };
  if (git === null) return { reason: 'git is not installed' };
  const options = {
    cwd: root,
    env: HARDENED_ENVIRONMENT,
    extendEnv: false,
    timeout: PATIENCE_MS,
    reject: false,
  } as const;
  const { exitCode, stdout, timedOut } = await execa(git, [...HARDENED_CONFIGURATION, ...LOG], options);
  if (timedOut) return { reason: 'git did not answer in time' };
  // Its own words would name a path of this machine.
  if (exitCode !== 0) return { reason: 'it is no work tree that git reads' };
  const changes = new Map<string, number>();
  for (const path of stdout.split('\0').filter((part) => part !== '')) changes.set(path, (changes.get(path) ?? 0) + 1);
  return changes;
}
