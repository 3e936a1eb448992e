import ts from 'typescript';
import { loadFile } from '../../source/load-file.js';
import type { SourceTree } from '../../source/source-tree.js';
import { FencedFiles } from '../typescript/fenced-files.js';
import { loadProjects } from '../typescript/load-projects.js';
import type { Binding, ImportFact, ModuleFacts } from './module-facts.js';
import { readModule } from './read-module.js';
import { ImportResolver } from './resolve-imports.js';

/** An import that leads to another file of the tree. */
export interface Edge extends ImportFact {
  readonly target: string;
}

export interface Module extends ModuleFacts {
  readonly path: string;
  readonly text: string;
  readonly edges: readonly Edge[];
  /** Imports that lead to no file that is there. */
  readonly unresolved: readonly string[];
  readonly options: ts.CompilerOptions;
  readonly isTypescript: boolean;
}

/** The JavaScript and TypeScript files of a tree and how they import each other, in the order of the tree. */
export function buildGraph(tree: SourceTree, step: (done: number, total: number) => void): ReadonlyMap<string, Module> {
  const sources = tree.files.filter(({ language }) => language !== 'python');
  const files = new FencedFiles([tree.root]);
  const projects = loadProjects(files, tree.root, tree.projects);
  const wanted = new Set(sources.map(({ path }) => `${tree.root}/${path}`));
  const resolver = new ImportResolver(files, tree.root, projects, wanted);
  const modules = new Map<string, Module>();
  for (const [done, source] of sources.entries()) {
    step(done, sources.length);
    const loaded = loadFile(tree.root, source);
    if ('reason' in loaded) continue;
    const facts = readModule(loaded);
    const { path } = source;
    const { edges, unresolved } = follow(facts.imports, path, resolver);
    const about = { options: resolver.optionsOf(path), isTypescript: source.language === 'typescript' };
    modules.set(path, { ...facts, path, text: loaded.text, edges, unresolved, ...about });
  }
  return modules;
}

function follow(imports: readonly ImportFact[], from: string, resolver: ImportResolver) {
  const edges: Edge[] = [];
  const unresolved: string[] = [];
  for (const fact of imports) {
    const found = resolver.resolve(fact.specifier, from);
    if (found === 'unknown') unresolved.push(fact.specifier);
    else if (found !== 'elsewhere' && found.file !== from) edges.push({ ...fact, target: found.file });
  }
  return { edges, unresolved };
}

/** Whether the other file is loaded with this one. Imports of types are gone by then, and so are names used as types alone. */
export function isLoadedWith(module: Module, edge: Edge, modules: ReadonlyMap<string, Module>): boolean {
  if (edge.lazy || edge.typeOnly) return false;
  if (!module.isTypescript || edge.taken === 'all' || edge.taken.length === 0) return true;
  const types = new Set(modules.get(edge.target)?.exports.flatMap(({ name, isType }) => (isType ? name : [])));
  const kept = edge.taken.filter(({ name, typeOnly }) => !typeOnly && !types.has(name));
  return kept.some((binding) => edge.passedOn || isKept(module, binding));
}

function isKept({ options, hasDecorators, valueNames }: Module, { local }: Binding): boolean {
  if (options.verbatimModuleSyntax || (options.emitDecoratorMetadata && hasDecorators)) return true;
  return valueNames.has(local);
}
