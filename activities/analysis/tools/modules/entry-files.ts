import type { SourceTree } from '../../source/source-tree.js';
import { isBeginning, isConventional } from './conventions.js';
import { type Package, packageOf, readManifests } from './manifests.js';
import type { Module } from './module-graph.js';
import { NamedFiles } from './named-files.js';
import { endingsOf, matcherOf, stemOf } from './path-forms.js';

/** Where build output lies, and where what it is built from may lie instead. */
const SOURCES = ['', 'src/', 'source/', 'lib/'];

export interface Entries {
  /** Used from outside of the tree, or started: whatever it exports counts as used. */
  readonly files: ReadonlySet<string>;
  /** Whether all entries of the package that holds a file are known, so that what they do not reach is unused. */
  isJudged(path: string): boolean;
}

/** Finds where a tree is entered. Of a package whose entries are not all found nothing may be called unused. */
export function findEntries(tree: SourceTree, modules: ReadonlyMap<string, Module>): Entries {
  const packages = readManifests(tree);
  if (packages.length === 0) return { files: new Set(), isJudged: () => false };
  const named = new NamedFiles(tree, modules);
  const byPackage = new Map<Package, string[]>();
  for (const path of modules.keys()) {
    const owner = packageOf(packages, path);
    if (owner) byPackage.set(owner, [...(byPackage.get(owner) ?? []), path]);
  }
  const entries = new Set<string>();
  const judged = new Set<Package>();
  for (const [owner, paths] of byPackage) {
    const found = entriesOf(owner, paths, named, modules);
    for (const path of found.entries) entries.add(path);
    if (found.isComplete) judged.add(owner);
  }
  const isJudged = (path: string): boolean => {
    const owner = packageOf(packages, path);
    return owner !== undefined && judged.has(owner);
  };
  return { files: entries, isJudged };
}

function entriesOf(
  owner: Package,
  paths: readonly string[],
  named: NamedFiles,
  modules: ReadonlyMap<string, Module>,
): { readonly entries: ReadonlySet<string>; readonly isComplete: boolean } {
  const stems = new Map(paths.map((path) => [path, stemOf(path.slice(owner.folder ? owner.folder.length + 1 : 0))]));
  const entries = new Set<string>();
  const missing: string[] = [];
  for (const entry of owner.entries.filter(isFile)) {
    const files = filesOf(entry, stems);
    for (const path of files) entries.add(path);
    if (files.length === 0 && !isData(entry)) missing.push(entry);
  }
  for (const [path, stem] of stems) {
    const isScript = modules.get(path)?.text.startsWith('#!') === true;
    const isStarted = isScript || isBeginning(stem) || isConventional(stem, owner) || named.has(path);
    if (isStarted) entries.add(path);
  }
  return { entries, isComplete: !owner.isOpen && missing.length === 0 && entries.size > 0 };
}

/** The files that an entry of a manifest stands for: itself, or what `dist/x.js` is built from. */
function filesOf(entry: string, stems: ReadonlyMap<string, string>): readonly string[] {
  const written = stemOf(entry.replace(/^\.(?:\/|$)/, '').replace(/\/$/, ''));
  for (const ending of endingsOf(written || 'index')) {
    const candidates = SOURCES.flatMap((source) => [`${source}${ending}`, `${source}${ending}/index`]);
    const matches = candidates.map((candidate) => matcherOf(candidate.replace(/\*+/g, '**')));
    const found = [...stems].filter(([, stem]) => matches.some((match) => match(stem)));
    if (found.length > 0) return found.map(([path]) => path);
  }
  return [];
}

function isFile(entry: string): boolean {
  return /^(?:\.{0,1}\/|[\w@])/.test(entry) && entry !== 'node_modules';
}

function isData(entry: string): boolean {
  return /\.(?!(?:[cm]?[jt]sx?)$)\w+$|package\.json$|\.d\.[cm]?ts$/.test(entry);
}
