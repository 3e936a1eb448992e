import { readFileSync, readdirSync, realpathSync, statSync, type Stats } from 'node:fs';
import { sep } from 'node:path';

const MAX_BYTES = 16 * 1024 * 1024;

/**
 * The file system as the compiler may see it: what really lies below one of the given folders, wherever links point.
 * Anything else does not exist.
 */
export class FencedFiles {
  readonly #real = new Map<string, string | null>();

  constructor(private readonly folders: readonly string[]) {}

  /** The real path of something inside the fence, else null. */
  real(path: string): string | null {
    let real = this.#real.get(path);
    if (real === undefined) {
      real = this.#resolve(path);
      this.#real.set(path, real);
    }
    return real;
  }

  isFile(path: string): boolean {
    return this.#stat(path)?.isFile() ?? false;
  }

  isFolder(path: string): boolean {
    return this.#stat(path)?.isDirectory() ?? false;
  }

  read(path: string): string | undefined {
    const stats = this.#stat(path);
    if (!stats?.isFile() || stats.size > MAX_BYTES) return undefined;
    return readFileSync(this.real(path) as string, 'utf8').replace(/^\uFEFF/, '');
  }

  list(path: string): { readonly files: string[]; readonly directories: string[] } {
    const names = this.isFolder(path) ? readdirSync(this.real(path) as string).sort() : [];
    return {
      files: names.filter((name) => this.isFile(`${path}/${name}`)),
      directories: names.filter((name) => this.isFolder(`${path}/${name}`)),
    };
  }

  #stat(path: string): Stats | undefined {
    const real = this.real(path);
    return real === null ? undefined : statSync(real, { throwIfNoEntry: false });
  }

  #resolve(path: string): string | null {
    // Most questions are about files that do not exist outside the fence: those cost no system call.
    if (!this.#holds(path)) return null;
    try {
      const real = realpathSync.native(path);
      return this.#holds(real) ? real : null;
    } catch {
      return null;
    }
  }

  #holds(path: string): boolean {
    return this.folders.some((folder) => path === folder || path.startsWith(folder + sep));
  }
}
