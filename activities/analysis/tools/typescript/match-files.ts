import ts from 'typescript';

interface FolderEntries {
  readonly files: readonly string[];
  readonly directories: readonly string[];
}

type MatchFiles = (
  path: string,
  extensions: readonly string[] | undefined,
  excludes: readonly string[] | undefined,
  includes: readonly string[] | undefined,
  useCaseSensitiveFileNames: boolean,
  currentDirectory: string,
  depth: number | undefined,
  entries: (path: string) => FolderEntries,
  realpath: (path: string) => string,
) => string[];

/**
 * The compiler's own reading of `include` and `exclude`, over a file system of our choice. Exported at run time but not in
 * the types; the public `ts.sys.readDirectory` would walk the real disk, through links, out of the tree.
 */
export const matchFiles: MatchFiles = (ts as unknown as { matchFiles?: MatchFiles }).matchFiles ?? missing;

function missing(): never {
  throw new Error(
    `TypeScript ${ts.version} no longer exports matchFiles: pin the version in package.json or adapt match-files.ts.`,
  );
}
