import type { LoadedFile } from '../tools/tool.js';

const CHUNK_LENGTH = 12_000;
const LINE_LENGTH = 1_000;

/** Some lines of a file, as many as one question holds. `firstLine` starts at 1. */
export interface Chunk {
  readonly file: string;
  readonly language: string;
  readonly firstLine: number;
  readonly lines: readonly string[];
}

/** A file in pieces of at most 12,000 characters; what is longer than 1,000 in one line is cut off. */
export function cutChunks({ path: file, language, text }: LoadedFile): readonly Chunk[] {
  const chunks: { file: string; language: string; firstLine: number; lines: string[] }[] = [];
  let room = 0;
  for (const [index, whole] of text.split('\n').entries()) {
    const line = whole.slice(0, LINE_LENGTH);
    if (line.length + 8 > room) {
      chunks.push({ file, language: language ?? 'text', firstLine: index + 1, lines: [] });
      room = CHUNK_LENGTH;
    }
    room -= line.length + 8;
    chunks.at(-1)?.lines.push(line);
  }
  return chunks.filter(({ lines }) => lines.some((line) => line.trim() !== ''));
}
