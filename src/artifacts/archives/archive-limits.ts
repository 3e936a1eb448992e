const MIB = 1024 * 1024;

/**
 * How far an archive may go. Sizes are bytes, counted while unpacking: what the headers claim can only refuse an archive
 * earlier. `ratio` is unpacked bytes per packed byte, `depth` the folders above a file, `pathBytes` UTF-8 bytes.
 */
export interface ArchiveLimits {
  readonly entries: number;
  readonly packedBytes: number;
  readonly totalBytes: number;
  readonly fileBytes: number;
  readonly ratio: number;
  readonly depth: number;
  readonly pathBytes: number;
}

export const ARCHIVE_LIMITS: ArchiveLimits = {
  entries: 50_000,
  packedBytes: 512 * MIB,
  totalBytes: 512 * MIB,
  fileBytes: 64 * MIB,
  ratio: 200,
  depth: 64,
  pathBytes: 1024,
};

/** Below this many unpacked bytes no ratio is judged: a small file of spaces is no bomb. */
export const RATIO_FREE_BYTES = 8 * MIB;

export function inMiB(bytes: number): string {
  return `${Math.round((bytes / MIB) * 10) / 10} MiB`;
}
