import { linesOf, lineStartsOf, placeIn } from '../line-text.js';
import { millraceVersion } from '../millrace-version.js';
import type { Observation, TreeTool } from '../tool.js';
import { findEntries } from './entry-files.js';
import { type Cycle, findCycles } from './find-cycles.js';
import { findUnused, type Unused } from './find-unused.js';
import { buildGraph, isLoadedWith, type Module } from './module-graph.js';
import { type ModuleRuleId, moduleRuleNote } from './module-rules.js';

const MOST_NAMES = 8;

/** How the JavaScript and TypeScript files of a tree import each other: circles, and what nobody imports. */
export function createModulesTool(): TreeTool {
  return {
    about: { name: 'modules', version: millraceVersion(), uri: 'https://cwe.mitre.org/data/definitions/1047.html' },
    rule: moduleRuleNote,
    unit: 'file',
    reads: (tree) => tree.files.some(({ language }) => language !== 'python'),
    checkTree: (tree, step) => {
      const modules = buildGraph(tree, step);
      const cycles = findCycles(loadGraph(modules)).map((cycle) => observeCycle(cycle, modules));
      const unused = findUnused(modules, findEntries(tree, modules)).map(observeUnused);
      return { observations: [...cycles, ...unused] };
    },
  };
}

type Modules = ReadonlyMap<string, Module>;

function loadGraph(modules: Modules): ReadonlyMap<string, ReadonlySet<string>> {
  const targets = (module: Module) =>
    module.edges.filter((edge) => isLoadedWith(module, edge, modules)).map(({ target }) => target);
  return new Map([...modules].map(([path, module]) => [path, new Set(targets(module))]));
}

function observeCycle({ way, size }: Cycle, modules: Modules): Observation {
  const [first = ''] = way;
  const closing = modules.get(way.at(-1) ?? '') as Module;
  const edge = closing.edges.find((one) => one.target === first && isLoadedWith(closing, one, modules));
  const shown = way.length > MOST_NAMES ? [...way.slice(0, MOST_NAMES - 1), '...', way.at(-1)] : way;
  const others = size > way.length ? ` ${size} files reach each other this way.` : '';
  const message = `Import cycle: ${[...shown, first].join(' -> ')}.${others} Move what both need to a file of its own.`;
  return at(closing, edge?.position ?? 0, 'import-cycle', message);
}

function observeUnused({ module, fact }: Unused): Observation {
  if (!fact) {
    const message = 'No file imports this one, and no manifest, script, page or convention starts it. Delete it.';
    return { ...at(module, 0, 'unused-file', message), lineText: '' };
  }
  const what = fact.name === 'default' ? 'The default export' : `The export ${fact.name}`;
  if (fact.usedInside) {
    const message = `${what} is used in this file alone. Take \`export\` away.`;
    return at(module, fact.position, 'needless-export', message);
  }
  return at(module, fact.position, 'unused-export', `${what} is used nowhere. Delete it.`);
}

function at({ path, text }: Module, position: number, rule: ModuleRuleId, message: string): Observation {
  const place = placeIn(lineStartsOf(text), position);
  return { rule, file: path, ...place, message, lineText: linesOf(text)(place.line) };
}
