import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter } from 'node:path';
import { getHeapStatistics } from 'node:v8';
import { execa } from 'execa';
import { newScratchPath } from '../../source/scratch-folder.js';

const SECONDS = 150;
const MAX_OUTPUT = 64 * 1024 * 1024;

/** The memory an analyzer may use, in MiB: what it starts gets as much again. */
export const memoryLimitMb = (): number => Math.round(getHeapStatistics().heap_size_limit / 1024 / 1024);

/** What to run: arguments, more environment, a file to read as standard input, a folder to run in other than the empty one. */
export interface Invocation {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly inputFile?: string;
  readonly cwd?: string;
}

/**
 * Runs a program that was found on this machine, in an empty folder that is removed afterwards, for at most 150 s. Gives its
 * standard output. Throws, with its last line, when it ends with a status that is not among `accepted`.
 */
export async function runProgram(
  program: string,
  accepted: readonly number[],
  prepare: (folder: string) => Invocation,
): Promise<string> {
  const folder = await newScratchPath(tmpdir());
  await mkdir(folder, { mode: 0o700 });
  try {
    const { args, env, inputFile, cwd = folder } = prepare(folder);
    const { exitCode, stdout, stderr, timedOut, shortMessage } = await execa(program, args, {
      cwd,
      env: { ...environment(folder), ...env },
      extendEnv: false,
      reject: false,
      timeout: SECONDS * 1000,
      killSignal: 'SIGKILL',
      maxBuffer: MAX_OUTPUT,
      ...(inputFile === undefined ? { stdin: 'ignore' as const } : { inputFile }),
    });
    if (exitCode !== undefined && accepted.includes(exitCode)) return stdout;
    const lastLine = stderr.trim().split('\n').at(-1);
    throw new Error(timedOut ? `it took longer than ${SECONDS} s` : lastLine || shortMessage);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** No settings of a user, no bytecode beside the program, and no git: its configuration in a tree may name programs to run. */
function environment(folder: string): Record<string, string> {
  return {
    // Semgrep asks uname where it runs.
    PATH: [process.env['PATH'] ?? '', '/usr/bin', '/bin'].join(delimiter),
    HOME: folder,
    TMPDIR: folder,
    LC_ALL: 'C.UTF-8',
    PYTHONDONTWRITEBYTECODE: '1',
    PYTHONNOUSERSITE: '1',
    PYTHONSAFEPATH: '1',
    GIT_DIR: '/dev/null',
  };
}
