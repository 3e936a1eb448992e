import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = new URL('../../../', import.meta.url).pathname;

/** The folder of the build under test, relative to the repository. */
export const BUILD = process.env['ANALYSIS_BUILD'] ?? 'dist';

/** Loads a module of the build. Their processes need real .js files, so the tests never load the sources; those lend the types. */
export async function built<T>(path: string): Promise<T> {
  return (await import(pathToFileURL(join(ROOT, BUILD, path)).href)) as T;
}
