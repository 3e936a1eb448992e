/** One regular file of an archive. `path` is relative, with forward slashes, free of `.` and `..`. */
export interface ArchiveEntry {
  readonly path: string;
  /** Bytes as the archive states them; `stream` gives exactly as many or throws. */
  readonly size: number;
  /** Read it to its end or leave it alone, before asking for the next entry. */
  readonly stream: AsyncIterable<Buffer>;
}

/** An entry as a format's reader finds it, nothing checked yet. `kind` of anything but the first two is refused by name. */
export interface RawEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | (string & {});
  readonly size: number;
  /** Bytes it takes in the archive when the format knows (zip), else null. */
  readonly packedSize: number | null;
  readonly body: () => Promise<AsyncIterable<Buffer>>;
}
