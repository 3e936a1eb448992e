const MAX_LENGTH = 100_000;

/** Cuts a list of paths so that each part fits on a command line. */
export function batchesOf(paths: readonly string[]): readonly (readonly string[])[] {
  const batches: string[][] = [];
  let length = Infinity;
  for (const path of paths) {
    length += path.length + 1;
    if (length > MAX_LENGTH) {
      batches.push([]);
      length = path.length;
    }
    batches.at(-1)?.push(path);
  }
  return batches;
}
