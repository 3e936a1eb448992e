import { ARCHIVE_LIMITS, inMiB } from '../../../src/artifacts/archives/archive-limits.js';
import { InvalidSource } from '../source/invalid-source.js';
import { askGit, type GitPlace } from './git-command.js';

export interface CommittedFile {
  readonly path: string;
  readonly object: string;
  readonly size: number;
}

export interface CommittedTree {
  readonly files: readonly CommittedFile[];
  /** What is left out: symbolic links, submodules, and files larger than an archive may hold. */
  readonly leftOut: readonly string[];
}

const ENTRY = /^(\d{6}) (\w+) ([0-9a-f]{40,64}) +(\d+|-)\t([^]*)$/;

/** The plain files of a commit, in git's order. Throws InvalidSource when they are more, or larger, than an archive may be. */
export async function listCommit(place: GitPlace, commit: string, signal: AbortSignal): Promise<CommittedTree> {
  const listed = await askGit(place, ['ls-tree', '-r', '-z', '--long', '--full-tree', commit], signal);
  const files: CommittedFile[] = [];
  const leftOut: string[] = [];
  for (const entry of listed.split('\0')) {
    const [, mode = '', , object = '', size = '', path = ''] = ENTRY.exec(entry) ?? [];
    if (path === '') continue;
    if (mode.startsWith('100') && Number(size) <= ARCHIVE_LIMITS.fileBytes)
      files.push({ path, object, size: Number(size) });
    else leftOut.push(path);
  }
  refuseOversize(files);
  return { files, leftOut };
}

function refuseOversize(files: readonly CommittedFile[]): void {
  const { entries, totalBytes } = ARCHIVE_LIMITS;
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (files.length <= entries && bytes <= totalBytes) return;
  throw new InvalidSource(
    `The commit holds ${files.length} files and ${inMiB(bytes)}; ${entries} files and ${inMiB(totalBytes)} may be analyzed. Send a part of it as an archive.`,
  );
}
