import { UnsafeArchive } from './archive-errors.js';
import type { ArchiveLimits } from './archive-limits.js';

const MAX_NAME_BYTES = 255;
const REPACK = 'Pack the project again from inside its folder, with relative names.';

/**
 * The name of an archive entry as a safe relative path with forward slashes, '' for the root folder itself.
 * Throws UnsafeArchive for a name that could lead out of the folder, on this system or another.
 */
export function safeEntryPath(name: string, limits: ArchiveLimits): string {
  if (name.includes('\0')) throw new UnsafeArchive(name, 'has a NUL byte in its name', REPACK);
  if (name.includes('\\')) throw new UnsafeArchive(name, 'has a backslash in its name', REPACK);
  if (name.startsWith('/')) throw new UnsafeArchive(name, 'has an absolute path', REPACK);
  if (/^[a-z]:/i.test(name)) throw new UnsafeArchive(name, 'starts with a drive letter', REPACK);

  const parts = name.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.includes('..')) throw new UnsafeArchive(name, 'climbs out of the archive with ".."', REPACK);
  if (parts.length > limits.depth) {
    throw new UnsafeArchive(name, `lies more than ${limits.depth} folders deep`, 'Leave that folder out.');
  }
  const path = parts.join('/');
  if (Buffer.byteLength(path) > limits.pathBytes || parts.some((part) => Buffer.byteLength(part) > MAX_NAME_BYTES)) {
    throw new UnsafeArchive(name, 'has too long a name', 'Leave that file out or shorten its name.');
  }
  return path;
}
