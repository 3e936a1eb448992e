import type * as Extraction from '../../../src/artifacts/archives/extract-archive.js';
import type * as Inspection from '../../../src/artifacts/archives/inspect-archive.js';
import { built } from './built.js';

export const { extractArchive } = await built<typeof Extraction>('src/artifacts/archives/extract-archive.js');
export const { inspectArchive } = await built<typeof Inspection>('src/artifacts/archives/inspect-archive.js');

export const LIMITS = {
  entries: 100,
  packedBytes: 4 * 1024 * 1024,
  totalBytes: 2 * 1024 * 1024,
  fileBytes: 1024 * 1024,
  ratio: 200,
  depth: 8,
  pathBytes: 200,
};
