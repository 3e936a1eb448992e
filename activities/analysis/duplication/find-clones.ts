import { Detector, type IClone } from '@jscpd/core';
import { Tokenizer } from '@jscpd/tokenizer';
import { loadFile } from '../source/load-file.js';
import type { SourceFile, SourceTree } from '../source/source-tree.js';
import type { TimeLimit } from '../time-limit.js';
import { FrameStore } from './frame-store.js';
import { createTokenHash } from './token-hash.js';

/** Lines `line` to `endLine` of `file` are the same as those from `otherLine` of `other`. */
export interface Clone {
  readonly file: string;
  readonly line: number;
  readonly endLine: number;
  readonly other: string;
  readonly otherLine: number;
  readonly lineText: string;
}

interface Clones {
  readonly clones: readonly Clone[];
  readonly lines: number;
  readonly duplicatedLines: number;
  /** How many files were compared: fewer than there are when the time was over. */
  readonly compared: number;
}

const LEAST = { minLines: 6, minTokens: 70 };

/** Finds code that was copied, with jscpd: files of one language are compared with each other, in the order of the tree. */
export async function findClones(tree: SourceTree, limit: TimeLimit, step: (done: number) => void): Promise<Clones> {
  const options = { ...LEAST, hashFunction: createTokenHash() };
  const detector = new Detector(new Tokenizer(), new FrameStore(), [], options);
  const clones: Clone[] = [];
  const repeated = new Map<string, Set<number>>();
  let lines = 0;
  let compared = 0;
  for (const file of tree.files) {
    if (limit.isOver) break;
    step(compared);
    compared += 1;
    const loaded = loadFile(tree.root, file);
    if ('reason' in loaded) continue;
    const text = loaded.text.split('\n');
    lines += text.length;
    for (const clone of (await detector.detect(file.path, loaded.text, formatOf(file))).map(placesOf)) {
      clones.push({ ...clone, lineText: text[clone.line - 1] ?? '' });
      const seen = repeated.get(file.path) ?? new Set<number>();
      for (let line = clone.line; line <= clone.endLine; line += 1) seen.add(line);
      repeated.set(file.path, seen);
    }
  }
  const duplicatedLines = [...repeated.values()].reduce((sum, seen) => sum + seen.size, 0);
  return { clones, lines, duplicatedLines, compared };
}

function placesOf({ duplicationA: here, duplicationB: there }: IClone): Omit<Clone, 'lineText'> {
  return {
    file: here.sourceId,
    line: here.start.line,
    endLine: here.end.line,
    other: there.sourceId,
    otherLine: there.start.line,
  };
}

function formatOf({ path, language }: SourceFile): string {
  const withMarkup = /\.(?:jsx|tsx)$/.exec(path)?.[0];
  return withMarkup?.slice(1) ?? language;
}
