/** The lines of a text by number, split only once and only when somebody asks. */
export function linesOf(text: string): (line: number) => string {
  let lines: string[] | undefined;
  return (line) => {
    lines ??= text.split(/\r\n|\r|\n/);
    return lines[line - 1] ?? '';
  };
}
