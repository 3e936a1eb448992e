import { execa, ExecaError, type Options } from 'execa';
import { InvalidSource } from '../source/invalid-source.js';
import { HARDENED_CONFIGURATION, HARDENED_ENVIRONMENT } from './hardened-git.js';

/** No submodule is looked at, no redirect followed, and a network that stands still is given up. */
const CONFIGURATION = [
  ...HARDENED_CONFIGURATION,
  ...[
    'fetch.recurseSubmodules=false',
    'http.followRedirects=false',
    'http.lowSpeedLimit=1000',
    'http.lowSpeedTime=30',
    'protocol.version=2',
    'submodule.recurse=false',
  ].flatMap((pair) => ['-c', pair]),
];

/** What of the worker's environment is git's business: where its parts are, and how the network is reached. */
const PASSED_ON = ['PATH', 'HTTPS_PROXY', 'https_proxy', 'NO_PROXY', 'no_proxy', 'SSL_CERT_FILE', 'GIT_SSL_CAINFO'];

export interface GitPlace {
  /** A bare repository that is this process's own; also the home that git sees. */
  readonly folder: string;
  /** The only scheme it may speak. */
  readonly scheme: string;
}

/** One command of git in a bare repository. An abort ends it, and what it started. */
export function startGit<T extends Options>(
  { folder, scheme }: GitPlace,
  args: readonly string[],
  signal: AbortSignal,
  options: T,
) {
  signal.throwIfAborted();
  const git = execa('git', ['--git-dir', folder, ...CONFIGURATION, ...args], {
    ...options,
    cwd: folder,
    extendEnv: false,
    env: environment(folder, scheme),
    // A group of its own: git does not end the program that speaks for it over the network.
    detached: true,
  });
  const end = (): void => killGroup(git.pid);
  const ended = (): void => signal.removeEventListener('abort', end);
  signal.addEventListener('abort', end, { once: true });
  git.then(ended, ended);
  return git;
}

function killGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended by itself in this moment.
  }
}

/** What it prints on standard output. Throws GitFailure with its complaint, InvalidSource when there is no git. */
export async function askGit(place: GitPlace, args: readonly string[], signal: AbortSignal): Promise<string> {
  try {
    const { stdout } = await startGit(place, args, signal, { stdin: 'ignore', maxBuffer: 64 * 1024 * 1024 });
    return stdout;
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof ExecaError)) throw error;
    if (error.code === 'ENOENT')
      throw new InvalidSource('The worker has no git. Install git on the machines of the workers, or send an archive.');
    throw new GitFailure(String(error.stderr ?? '').trim() || error.shortMessage);
  }
}

/** What git complained of, as it said it. */
export class GitFailure extends Error {
  override readonly name = 'GitFailure';
}

function environment(folder: string, scheme: string): Record<string, string | undefined> {
  return {
    ...Object.fromEntries(PASSED_ON.map((name) => [name, process.env[name]])),
    ...HARDENED_ENVIRONMENT,
    HOME: folder,
    LC_ALL: 'C',
    GIT_ALLOW_PROTOCOL: scheme,
  };
}
