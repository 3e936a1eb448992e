import { createHash, randomBytes } from 'node:crypto';

export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Bytes that nobody has uploaded before. */
export function newBytes(size: number): Buffer {
  return randomBytes(size);
}
