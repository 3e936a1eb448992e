/** The stacks in the order of a round: each round begins with another one, so that none has always the same neighbours' heat. */
export function rotate<T>(all: readonly T[], round: number): readonly T[] {
  const start = round % all.length;
  return [...all.slice(start), ...all.slice(0, start)];
}
