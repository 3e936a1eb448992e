import { posix } from 'node:path';
import { parse } from 'jsonc-parser';
import { loadFile } from '../../source/load-file.js';
import type { SourceTree } from '../../source/source-tree.js';

/** A package of the tree; `folder` is "" for the root. */
export interface Package {
  readonly folder: string;
  /** The files its manifest names for those who use it, as they are written there; patterns among them. */
  readonly entries: readonly string[];
  readonly dependencies: ReadonlySet<string>;
  /** Others may import any of its files: it is published, and no `exports` says otherwise. */
  readonly isOpen: boolean;
}

type Json = Readonly<Record<string, unknown>>;

const ENTRIES = [
  'main',
  'module',
  'browser',
  'types',
  'typings',
  'source',
  'react-native',
  'bin',
  'exports',
  'imports',
];
const OF_PUBLISHED = ['files', 'publishConfig', 'types', 'typings', 'module'];
const DESCRIBES = ['name', 'private', 'scripts', 'dependencies', 'devDependencies', 'main', 'exports', 'bin'];

/** The packages of a tree, the deepest first. A package.json that only says how to read files, `{"type": "module"}`, is none. */
export function readManifests(tree: SourceTree): readonly Package[] {
  const installed = tree.root.split(/[\\/]/).includes('node_modules');
  return tree.texts
    .filter((path) => posix.basename(path) === 'package.json')
    .flatMap((path) => {
      const manifest = read(tree.root, path);
      if (!manifest || !DESCRIBES.some((field) => field in manifest)) return [];
      const folder = posix.dirname(path);
      return [describe(manifest, folder === '.' ? '' : folder, installed)];
    })
    .sort((a, b) => b.folder.length - a.folder.length);
}

/** The package that a file belongs to: the nearest above it. */
export function packageOf(packages: readonly Package[], path: string): Package | undefined {
  return packages.find(({ folder }) => folder === '' || path.startsWith(`${folder}/`));
}

function read(root: string, path: string): Json | undefined {
  const loaded = loadFile(root, { path, language: null });
  if ('reason' in loaded) return undefined;
  const manifest: unknown = parse(loaded.text);
  return typeof manifest === 'object' && manifest !== null && !Array.isArray(manifest) ? (manifest as Json) : undefined;
}

function describe(manifest: Json, folder: string, installed: boolean): Package {
  const isPublished = installed || (manifest['private'] !== true && OF_PUBLISHED.some((field) => field in manifest));
  const dependencies = ['dependencies', 'devDependencies', 'peerDependencies'].flatMap((field) =>
    Object.keys((manifest[field] ?? {}) as Json),
  );
  return {
    folder,
    entries: ENTRIES.flatMap((field) => textsIn(manifest[field])),
    dependencies: new Set(dependencies),
    isOpen: isPublished && !('exports' in manifest),
  };
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
