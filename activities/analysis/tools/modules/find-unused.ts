import type { ExportFact } from './module-facts.js';
import type { Entries } from './entry-files.js';
import type { Module } from './module-graph.js';

export interface Unused {
  readonly module: Module;
  /** Null when the whole file is unused. */
  readonly fact: ExportFact | null;
}

type Modules = ReadonlyMap<string, Module>;

/** Files that offer something and that nobody imports, and exports that nobody takes, of packages whose entries are known. */
export function findUnused(modules: Modules, entries: Entries): readonly Unused[] {
  const imported = new Set([...modules.values()].flatMap(({ edges }) => edges.map(({ target }) => target)));
  const used = usedNames(modules, entries);
  return [...modules.values()].flatMap((module): readonly Unused[] => {
    const { path, offers, exports } = module;
    if (entries.files.has(path) || !entries.isJudged(path)) return [];
    if (!imported.has(path)) return offers ? [{ module, fact: null }] : [];
    return exports
      .filter(({ name, usedInside, isType }) => !used.has(`${path}\0${name}`) && !(isType && usedInside))
      .map((fact) => ({ module, fact }));
  });
}

/** Every "path\0name" that is taken by another file, directly or through files that pass it on. */
function usedNames(modules: Modules, entries: Entries): ReadonlySet<string> {
  const used = new Set<string>();
  const waiting: (readonly [path: string, name: string])[] = [...entries.files].map((path) => [path, '*']);
  const take = (target: string, name: string) => waiting.push([target, name]);
  for (const { edges } of modules.values()) {
    for (const { target, taken, passedOn } of edges) {
      if (passedOn) continue;
      if (taken === 'all') take(target, '*');
      else for (const { name } of taken) take(target, name);
    }
  }
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [path, name] = next;
    const key = `${path}\0${name}`;
    if (used.has(key)) continue;
    used.add(key);
    const module = modules.get(path);
    if (!module) continue;
    if (name === '*') for (const fact of module.exports) used.add(`${path}\0${fact.name}`);
    passOn(module, name, take);
  }
  return used;
}

/** What a name taken from this file takes from the files it passes on. */
function passOn({ edges }: Module, name: string, take: (target: string, name: string) => void): void {
  for (const { target, taken, passedOn } of edges) {
    if (!passedOn) continue;
    if (taken === 'all') take(target, name);
    else for (const binding of taken) if (name === '*' || binding.local === name) take(target, binding.name);
  }
}
