import type { RawEntry } from './archive-entry.js';
import { UnsafeArchive } from './archive-errors.js';
import { type ArchiveLimits, inMiB, RATIO_FREE_BYTES } from './archive-limits.js';
import { safeEntryPath } from './entry-path.js';

/** Keeps account of one archive while it is read: which paths it holds, how many, and how many bytes came out so far. */
export class EntryLedger {
  readonly #paths = new Map<string, 'file' | 'folder'>();
  #entries = 0;
  files = 0;
  bytes = 0;

  constructor(private readonly limits: ArchiveLimits) {}

  /** Enters an entry and gives its safe path. Throws UnsafeArchive when it must not be unpacked. */
  admit(entry: RawEntry): string {
    this.#entries += 1;
    const path = safeEntryPath(entry.name, this.limits);
    if (entry.kind === 'folder') {
      if (path !== '') this.#enterFolders(entry.name, path);
    } else if (entry.kind === 'file' && path !== '') {
      this.#enterFile(entry, path);
    } else {
      const what = entry.kind === 'file' ? 'names the root folder' : `is ${entry.kind}`;
      throw new UnsafeArchive(entry.name, what, 'Only regular files and folders are taken: leave it out.');
    }
    // Folders that are only implied count as well: a few deep names would otherwise make millions of them.
    if (Math.max(this.#entries, this.#paths.size) > this.limits.entries) {
      throw new UnsafeArchive(null, `holds more than ${this.limits.entries} entries`, 'Leave out generated folders.');
    }
    return path;
  }

  /** Passes a file's bytes on and throws UnsafeArchive as soon as there are too many of them. */
  async *count(entry: RawEntry, body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let size = 0;
    for await (const chunk of body) {
      size += chunk.length;
      this.bytes += chunk.length;
      this.#weigh(entry, size);
      yield chunk;
    }
  }

  #weigh(entry: RawEntry, size: number): void {
    const { fileBytes, totalBytes, ratio } = this.limits;
    if (size > fileBytes) {
      throw new UnsafeArchive(entry.name, `is larger than ${inMiB(fileBytes)}`, 'Leave that file out.');
    }
    if (this.bytes > totalBytes) {
      throw new UnsafeArchive(null, `unpacks to more than ${inMiB(totalBytes)}`, 'Leave out data and build output.');
    }
    if (entry.packedSize !== null && size > RATIO_FREE_BYTES && size > ratio * entry.packedSize) {
      throw new UnsafeArchive(entry.name, `unpacks to more than ${ratio} times its size`, 'Leave that file out.');
    }
  }

  #enterFile(entry: RawEntry, path: string): void {
    if (entry.size > this.limits.fileBytes) this.#weigh(entry, entry.size);
    const cut = path.lastIndexOf('/');
    if (cut > 0) this.#enterFolders(entry.name, path.slice(0, cut));
    const known = this.#paths.get(sameName(path));
    if (known) {
      const problem = known === 'file' ? 'comes twice' : 'is both a file and a folder';
      throw new UnsafeArchive(entry.name, problem, 'Pack the project again into a new archive.');
    }
    this.#paths.set(sameName(path), 'file');
    this.files += 1;
  }

  #enterFolders(name: string, path: string): void {
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = sameName(path.slice(0, end));
      const known = this.#paths.get(folder);
      if (known === 'folder') return;
      if (known === 'file') {
        throw new UnsafeArchive(name, 'is both a file and a folder', 'Pack the project again into a new archive.');
      }
      this.#paths.set(folder, 'folder');
    }
  }
}

/** Two spellings of one name are one name: file systems that normalise would write one file over the other. */
function sameName(path: string): string {
  return path.normalize('NFC');
}
