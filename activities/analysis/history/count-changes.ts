import { execa } from 'execa';
import type { AnalyzerRequest } from '../analyzer-request.js';
import { findProgram } from '../programs/find-program.js';

const COMMITS = 2_000;
const PATIENCE_MS = 60_000;

/** The tree is somebody else's: its configuration of git must start no program, and nothing may be fetched. */
const ENVIRONMENT = {
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_NO_LAZY_FETCH: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
};
const HARMLESS = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'core.quotePath=false'];
const LOG = ['log', '--no-show-signature', '--no-ext-diff', '--no-textconv', '--no-renames', '--no-merges', '-z'];

export type Changes = ReadonlyMap<string, number> | { readonly reason: string };

/**
 * In how many of the last 2,000 commits each file of a work tree was changed, by its path below `root`; or why that cannot be
 * said. Merges are left out: what they bring was counted where it was made.
 */
export async function countChanges(root: string, { hasHistory }: AnalyzerRequest): Promise<Changes> {
  const git = findProgram('git');
  if (!hasHistory) return { reason: 'the history of code that was sent in is not read' };
  if (git === null) return { reason: 'git is not installed' };
  const args = [...HARMLESS, ...LOG, `--max-count=${COMMITS}`, '--format=', '--name-only', '--relative', '--', '.'];
  const options = { cwd: root, env: ENVIRONMENT, extendEnv: false, timeout: PATIENCE_MS, reject: false } as const;
  const { exitCode, stdout, timedOut } = await execa(git, args, options);
  if (timedOut) return { reason: 'git did not answer in time' };
  // Its own words would name a path of this machine.
  if (exitCode !== 0) return { reason: 'it is no work tree that git reads' };
  const changes = new Map<string, number>();
  for (const path of stdout.split('\0').filter((part) => part !== '')) changes.set(path, (changes.get(path) ?? 0) + 1);
  return changes;
}
