const MISSING = new Set(['', 'na', 'n/a', 'nan', 'null', 'none', '?', '-']);
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

export function isMissing(value: string): boolean {
  return MISSING.has(value.toLowerCase());
}

/** The number that a text is, or null. Beyond what a float of 32 bits holds is none. */
export function readNumber(value: string): number | null {
  if (!NUMBER.test(value)) return null;
  const number = Number(value);
  return Math.abs(number) <= 3e38 ? number : null;
}

/** The order of texts everywhere: by their code units, whatever the language of the machine. */
export function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
