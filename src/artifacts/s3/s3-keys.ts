/** Where uploads lie until their SHA-256 is known. */
export const INCOMING = 'incoming/';

/** The key of a blob; the same path that the disk store gives it. */
export function keyOf(sha256: string): string {
  return `${sha256.slice(0, 2)}/${sha256}`;
}
