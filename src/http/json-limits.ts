import type { JsonValue } from '../../contracts/json.js';

const DEPTH_AT_MOST = 64;
// What checks the fields of an object takes time that grows with the square of their number.
const NAMES_AT_MOST = 1_000;
const UNSTORABLE = /\0|\p{Surrogate}/u;

/**
 * What makes a parsed body unfit to be checked and stored, or null: nesting past 64 levels, objects of over 1,000 names, NUL
 * characters, half surrogate pairs.
 */
export function findUnstorable(body: JsonValue): string | null {
  const waiting: { value: JsonValue; depth: number }[] = [{ value: body, depth: 1 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next;
    if (depth > DEPTH_AT_MOST) return `The body is nested deeper than ${DEPTH_AT_MOST} levels. Flatten it.`;
    if (typeof value === 'string' && UNSTORABLE.test(value)) return describeText();
    if (typeof value !== 'object' || value === null) continue;
    const names = Array.isArray(value) ? [] : Object.keys(value);
    if (names.length > NAMES_AT_MOST)
      return `An object of the body has more than ${NAMES_AT_MOST} names. Send a list, or fewer.`;
    if (names.some((name) => UNSTORABLE.test(name))) return describeText();
    for (const child of Object.values(value)) waiting.push({ value: child, depth: depth + 1 });
  }
  return null;
}

function describeText(): string {
  return 'A text of the body holds a NUL character or half of a surrogate pair, which cannot be stored. Remove it.';
}
