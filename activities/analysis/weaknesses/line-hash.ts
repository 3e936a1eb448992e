import { createHash } from 'node:crypto';

/** Of a line's text without its white space; of the message where the line is empty and would say nothing. */
export function lineHash(lineText: string, message: string): string {
  const text = lineText.replace(/\s+/g, '') || message;
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
