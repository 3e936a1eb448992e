/** Shorter names have too many honest neighbours. */
const SHORTEST = 5;

/**
 * The popular name that a name could be mistaken for: one character added, left out, changed or two exchanged, or only the
 * separators differ. Null for popular names themselves, and when all that differs is a digit, as in a second version.
 */
export function lookAlikeOf(name: string, popular: ReadonlySet<string>): string | null {
  if (name.length < SHORTEST || popular.has(name)) return null;
  for (const other of popular) if (other.length >= SHORTEST && isMistakable(name, other)) return other;
  return null;
}

function isMistakable(name: string, other: string): boolean {
  if (withoutDigits(name) === withoutDigits(other)) return false;
  return withoutSeparators(name) === withoutSeparators(other) || isOneEditAway(name, other);
}

const withoutDigits = (name: string): string => name.replace(/\d+/g, '');
const withoutSeparators = (name: string): string => name.replace(/[-_.]/g, '');

function isOneEditAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const rest = (text: string, skipped: number): string => text.slice(start + skipped);
  if (a.length !== b.length) return a.length > b.length ? rest(a, 1) === rest(b, 0) : rest(a, 0) === rest(b, 1);
  const exchanged = a[start] === b[start + 1] && a[start + 1] === b[start] && rest(a, 2) === rest(b, 2);
  return exchanged || rest(a, 1) === rest(b, 1);
}
