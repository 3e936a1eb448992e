import { Interrupted } from './interrupted.js';

/** A command line that cannot be used; its message says what can. */
export class WrongUsage extends Error {}

/** The command line asks for help, which is the message. */
export class HelpWanted extends Error {}

/** What `read` returns. A command line that it cannot use is told with the usage. */
export function withUsage<T>(usage: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof HelpWanted) throw error;
    throw new WrongUsage(`${(error as Error).message}\n${usage}`);
  }
}

/** The exit status that tells a shell how a command of the benchmark ended. */
export function exitCode(error: unknown): number {
  if (error instanceof HelpWanted) return 0;
  if (error instanceof WrongUsage) return 2;
  return error instanceof Interrupted ? 130 : 1;
}

export function wholeNumber(flag: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new WrongUsage(`${flag} is a whole number from ${least} to ${most}, not "${text}".`);
}

export function chosen(
  flag: string,
  text: string | undefined,
  all: readonly { readonly name: string }[],
): readonly string[] {
  const names = all.map(({ name }) => name);
  if (text === undefined) return names;
  const wanted = text.split(',').map((name) => name.trim());
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown === undefined) return names.filter((name) => wanted.includes(name));
  throw new WrongUsage(`${flag} knows no "${unknown}". There are: ${names.join(', ')}.`);
}
