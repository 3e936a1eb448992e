import ts from 'typescript';
import type { FencedFiles } from './fenced-files.js';
import { matchFiles } from './match-files.js';

/** Parsed library files, kept for the life of the process: they are the same for every project and a third of a small one's time. */
const libraries = new Map<string, ts.SourceFile>();

/** A compiler host that reads through the fence and writes nothing. */
export function createHost(files: FencedFiles, root: string, libFolder: string): ts.CompilerHost {
  return {
    fileExists: (path) => files.isFile(path),
    readFile: (path) => files.read(path),
    directoryExists: (path) => files.isFolder(path),
    getDirectories: (path) => files.list(path).directories,
    realpath: (path) => files.real(path) ?? path,
    readDirectory: (...asked) => readDirectory(files, root, ...asked),
    getSourceFile: (path, version) => {
      const isLibrary = path.startsWith(libFolder);
      const key = `${path}\0${JSON.stringify(version)}`;
      const known = isLibrary ? libraries.get(key) : undefined;
      const text = known ? undefined : files.read(path);
      const parsed = known ?? (text === undefined ? undefined : ts.createSourceFile(path, text, version));
      if (isLibrary && parsed) libraries.set(key, parsed);
      return parsed;
    },
    getDefaultLibFileName: (options) => `${libFolder}/${ts.getDefaultLibFileName(options)}`,
    getDefaultLibLocation: () => libFolder,
    getCurrentDirectory: () => root,
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    writeFile: () => undefined,
  };
}

/** The same fence for reading tsconfig files. */
export function createConfigHost(files: FencedFiles, root: string): ts.ParseConfigHost {
  return {
    fileExists: (path) => files.isFile(path),
    readFile: (path) => files.read(path),
    readDirectory: (...asked) => readDirectory(files, root, ...asked),
    useCaseSensitiveFileNames: true,
  };
}

function readDirectory(
  files: FencedFiles,
  root: string,
  path: string,
  extensions?: readonly string[],
  excludes?: readonly string[],
  includes?: readonly string[],
  depth?: number,
): string[] {
  const entries = (folder: string) => files.list(folder === '' ? root : folder);
  const real = (folder: string) => files.real(folder) ?? folder;
  return matchFiles(path, extensions, excludes, includes, true, root, depth, entries, real);
}
