import { execa } from 'execa';

/** Runs a command of an installation. Throws with what it said and what to do. */
export async function installStep(
  what: string,
  [file, ...args]: readonly [string, ...string[]],
  { cwd, remedy }: { readonly cwd?: string; readonly remedy: string },
): Promise<string> {
  const options = { reject: false, stdin: 'ignore', all: true, ...(cwd === undefined ? {} : { cwd }) } as const;
  const { exitCode, stdout, all, shortMessage } = await execa(file, args, options);
  if (exitCode === 0) return stdout;
  const lines = (all || shortMessage || '').split('\n');
  // npm tells the reason first, pip last.
  const said = (lines.length > 12 ? [...lines.slice(0, 6), '...', ...lines.slice(-6)] : lines).join('\n');
  throw new Error(`${what} could not be installed: "${[file, ...args].join(' ')}" failed.\n${said}\n${remedy}`);
}
