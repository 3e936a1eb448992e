const LINE_END = /\r\n|\r|\n/g;

/** The lines of a text by number, split only once and only when somebody asks. */
export function linesOf(text: string): (line: number) => string {
  let lines: string[] | undefined;
  return (line) => {
    lines ??= text.split(LINE_END);
    return lines[line - 1] ?? '';
  };
}

/** Where each line of a text starts, in UTF-16 units. */
export function lineStartsOf(text: string): readonly number[] {
  return [0, ...Array.from(text.matchAll(LINE_END), (end) => end.index + end[0].length)];
}

/** Line and column, from 1, of a position. */
export function placeIn(
  starts: readonly number[],
  position: number,
): { readonly line: number; readonly column: number } {
  const line = Math.max(1, starts.findLastIndex((start) => start <= position) + 1);
  return { line, column: position - (starts[line - 1] ?? 0) + 1 };
}
