import { execa } from 'execa';

/** What is installed, as a person knows it, and what to do when that fails. */
export interface Installed {
  readonly title: string;
  readonly remedy: string;
}

/** Runs a command of an installation. Its progress is shown where there is a terminal. Throws with what it said last and the fix. */
export async function runInstaller(
  { title, remedy }: Installed,
  command: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  const [file = '', ...args] = command;
  const stderr = process.stderr.isTTY ? (['pipe', 'inherit'] as const) : 'pipe';
  const { exitCode, all, shortMessage } = await execa(file, args, {
    env,
    reject: false,
    stdin: 'ignore',
    stderr,
    all: true,
  });
  if (exitCode === 0) return;
  const said = (all || shortMessage || '').split('\n').slice(-8).join('\n');
  throw new Error(`${title} could not be installed: "${command.join(' ')}" failed.\n${said}\n${remedy}`);
}
