import { mkdir } from 'node:fs/promises';
import { ARCHIVE_LIMITS, inMiB } from '../../../src/artifacts/archives/archive-limits.js';
import { InvalidSource } from '../source/invalid-source.js';
import { explainFailure } from './explain-failure.js';
import { folderBytes } from './folder-bytes.js';
import { askGit, type GitPlace } from './git-command.js';

const FETCHED = 'refs/millrace/fetched';
const WATCH_MS = 250;

/**
 * Fetches one commit, without its history, into a new bare repository, and gives its id. Nothing is checked out. Throws
 * InvalidSource, also above 512 MiB, and GitUnreachable.
 */
export async function fetchCommit(place: GitPlace, url: string, ref: string, signal: AbortSignal): Promise<string> {
  await mkdir(place.folder, { recursive: true, mode: 0o700 });
  const tooLarge = new AbortController();
  const watch = setInterval(() => void watchSize(place.folder, tooLarge), WATCH_MS);
  const stop = AbortSignal.any([signal, tooLarge.signal]);
  try {
    await askGit(place, ['init', '--quiet', '--bare', '--template='], stop);
    const bounds = ['--quiet', '--depth=1', '--no-tags', '--no-recurse-submodules', '--no-auto-gc'];
    await askGit(place, ['fetch', ...bounds, '--', url, `${ref}:${FETCHED}`], stop);
    return (await askGit(place, ['rev-parse', '--verify', '--quiet', `${FETCHED}^{commit}`], stop)).trim();
  } catch (error) {
    throw explainFailure(url, error);
  } finally {
    clearInterval(watch);
  }
}

async function watchSize(folder: string, tooLarge: AbortController): Promise<void> {
  const limit = ARCHIVE_LIMITS.packedBytes;
  if ((await folderBytes(folder)) <= limit) return;
  tooLarge.abort(
    new InvalidSource(
      `The repository is larger than ${inMiB(limit)}, even without its history. Send a part of it as an archive.`,
    ),
  );
}
