import { createRequire } from 'node:module';
import { Lang, type NapiConfig, parse, type SgNode } from '@ast-grep/napi';
import type { Rule } from '../../rules/rule.js';
import { linesOf } from '../line-text.js';
import type { FileTool, LoadedFile, Observation } from '../tool.js';
import { grammarOf } from './grammars.js';
import { createMayMatch } from './may-match.js';
import { TaintedNames } from './taint/tainted-names.js';

const { version } = createRequire(import.meta.url)('@ast-grep/napi/package.json') as { readonly version: string };

/** ast-grep with our own rules. What does not parse is read as far as it goes: the other tools say that it does not. */
export function createAstGrepTool(rules: readonly Rule[]): FileTool {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const asked = rules.map((rule) => ({ rule, mayMatch: createMayMatch(rule) }));
  return {
    about: { name: 'ast-grep', version, uri: 'https://ast-grep.github.io' },
    reads: (language) => language !== null,
    rule: (id) => {
      const rule = byId.get(id);
      return {
        id,
        tool: 'ast-grep',
        severity: rule?.severity ?? 'low',
        cwe: rule?.cwe ?? null,
        ...(rule?.owasp ? { owasp: `${rule.owasp}:2021` } : {}),
        description: rule?.message ?? id,
        help_uri: null,
      };
    },
    check: (file) => {
      try {
        return { observations: observe(file, asked) };
      } catch (error) {
        return { observations: [], failure: `ast-grep failed on it (${(error as Error).message})` };
      }
    },
  };
}

interface Asked {
  readonly rule: Rule;
  /** Whether it is worth asking about a text. */
  readonly mayMatch: (text: string) => boolean;
}

function observe(file: LoadedFile, rules: readonly Asked[]): readonly Observation[] {
  const language = file.language === 'python' ? 'python' : 'javascript';
  const grammar = grammarOf(file);
  const root = parse(grammar, file.text).root();
  const line = linesOf(file.text);
  const names = new Map<string, TaintedNames>();
  const namesFor = (rule: Rule): TaintedNames => {
    const key = `${rule.stops?.source}\0${rule.safeStart?.source}`;
    const known = names.get(key) ?? new TaintedNames(root, rule);
    names.set(key, known);
    return known;
  };
  return rules
    .filter(({ rule }) => rule.language === language && (!rule.jsx || grammar === Lang.Tsx))
    .filter(({ mayMatch }) => mayMatch(file.text))
    .flatMap(({ rule }) =>
      root
        .findAll(rule.match as NapiConfig)
        .filter((node) => rule.tainted === undefined || holdsTaint(node, rule.tainted, namesFor(rule)))
        .map((node) => observation(file.path, rule, node, line)),
    );
}

function holdsTaint(node: SgNode, metavariable: string, names: TaintedNames): boolean {
  const single = node.getMatch(metavariable);
  const held = single ? [single] : node.getMultipleMatches(metavariable);
  return held.some((part) => part.isNamed() && names.isTainted(part));
}

function observation(file: string, rule: Rule, node: SgNode, text: (line: number) => string): Observation {
  const { line, column } = node.range().start;
  return { rule: rule.id, file, line: line + 1, column: column + 1, message: rule.message, lineText: text(line + 1) };
}
