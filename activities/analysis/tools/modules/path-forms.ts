import { posix } from 'node:path';
import picomatch from 'picomatch';

const CODE = /(?:\.d)?\.[cm]?[jt]sx?$/;

/** A path without the extension of code, since `main.js` may be built from `main.ts`. */
export function stemOf(path: string): string {
  return path.replace(CODE, '');
}

export function namesCode(text: string): boolean {
  return CODE.test(text);
}

/** `a/b/c`, `b/c` and `c` of `a/b/c`. */
export function endingsOf(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.map((_part, index) => parts.slice(index).join('/'));
}

/** A path as it is written somewhere, without what leads to its start: `./`, `../`, `/`, `@/`, `~/`. */
export function withoutStart(path: string): string {
  return posix.normalize(path).replace(/^(?:\.{0,2}\/|[@~#]\/)+/, '');
}

/** Whether a path fits a glob. One that is made to take long, as no glob of a project is, fits nothing. */
export function matcherOf(glob: string): (path: string) => boolean {
  const isPlain = glob.length > 0 && glob.length <= 300 && (glob.match(/\*/g)?.length ?? 0) <= 6;
  return isPlain ? picomatch(glob, { noextglob: true }) : () => false;
}
