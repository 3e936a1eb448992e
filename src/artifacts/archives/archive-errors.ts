/** An archive that would harm: it escapes its folder, holds links or devices, or grows out of bounds. Nothing of it is kept. */
export class UnsafeArchive extends Error {
  override readonly name = 'UnsafeArchive';

  /** `entry` is the name inside the archive, null when the archive as a whole is refused. */
  constructor(entry: string | null, problem: string, remedy: string) {
    super(`The archive was refused: ${entry === null ? 'it' : `entry ${shown(entry)}`} ${problem}. ${remedy}`);
  }
}

/** Bytes that are no archive, or a damaged one. Sending the same bytes again will not help. */
export class UnreadableArchive extends Error {
  override readonly name = 'UnreadableArchive';

  constructor(problem: string, remedy = 'Pack the project again as .tar.gz or .zip and send that.') {
    super(`The archive cannot be read: ${problem}. ${remedy}`);
  }
}

function shown(entry: string): string {
  return JSON.stringify(entry.length > 120 ? `${entry.slice(0, 120)}…` : entry);
}
