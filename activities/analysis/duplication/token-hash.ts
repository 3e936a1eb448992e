/** As long as jscpd cuts the hash of a token. */
const LENGTH = 20;
/** What a token's hash starts with, and no token does. */
const MARK = '\0';
const PADDING = ' '.repeat(LENGTH - 3);

/**
 * A hash for jscpd that is ten times as fast as its own MD5. A token gets a number, in two code units of its 20; a run of
 * tokens, which comes as these hashes in a row, is told by 64 bits made of the numbers.
 */
export function createTokenHash(): (text: string) => string {
  const numbers = new Map<string, string>();
  return (text) => {
    if (text.startsWith(MARK)) return hashOfRun(text);
    let hash = numbers.get(text);
    if (hash === undefined) {
      const number = numbers.size;
      hash = `${MARK}${String.fromCharCode(number >>> 16, number & 0xffff)}${PADDING}`;
      numbers.set(text, hash);
    }
    return hash;
  };
}

/** Two FNV-like hashes with multipliers of their own. */
function hashOfRun(text: string): string {
  let [first, second] = [0x811c9dc5, 0x9e3779b9];
  for (let at = 1; at < text.length; at += LENGTH) {
    const number = (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);
    first = Math.imul(first ^ number, 0x01000193);
    second = Math.imul(second ^ number ^ (first >>> 15), 0x85ebca6b);
    second ^= second >>> 13;
  }
  return `${first >>> 0}.${second >>> 0}`.slice(0, LENGTH);
}
