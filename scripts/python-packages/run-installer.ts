import { execa } from 'execa';

const REMEDY =
  'It needs Python 3.11 to 3.13 with its venv module (on Debian: python3-venv), a package index in reach and room on the disk. Then run make ml again.';

/** Runs a tool of an installation. Its progress is shown where there is a terminal. Throws with what it said last and the fix. */
export async function runTool(command: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<void> {
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
  throw new Error(`The Python worker could not be installed: "${command.join(' ')}" failed.\n${said}\n${REMEDY}`);
}
