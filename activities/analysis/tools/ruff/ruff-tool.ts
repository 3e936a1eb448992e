import { createRequire } from 'node:module';
import type { Diagnostic, Workspace } from '@astral-sh/ruff-wasm-nodejs';
import type { RuleNote } from '../../../../contracts/analysis/finding.js';
import { linesOf } from '../line-text.js';
import { SYNTAX_ERROR } from '../syntax-error.js';
import type { FileTool, FileVerdict, LoadedFile, Observation } from '../tool.js';
import type { RuffRules } from './ruff-rules.js';
import { withoutSuppressions } from './suppressions.js';

const MODULE = '@astral-sh/ruff-wasm-nodejs';
/** The newest grammar: code for an older Python is not refused for what it does not use. */
const TARGET = 'py314';

/** ruff, compiled to WebAssembly, with exactly the given rules. It never sees a path, so it finds no configuration. */
export function createRuffTool(rules: RuffRules): FileTool {
  let ruff = loadRuff(rules);
  return {
    about: { name: 'ruff', version: ruff.version, uri: 'https://docs.astral.sh/ruff/' },
    reads: (language) => language === 'python',
    rule: (id) => ruleNote(id, rules),
    check: (file) => {
      try {
        return verdict(file, ruff.workspace.check(withoutSuppressions(file.text)) as Diagnostic[]);
      } catch (error) {
        // A panic leaves the module's memory in an unknown state: the next file gets a fresh one.
        ruff = loadRuff(rules);
        return { observations: [], failure: `ruff failed on it (${(error as Error).message})` };
      }
    },
  };
}

function loadRuff(rules: RuffRules): { readonly workspace: Workspace; readonly version: string } {
  const require = createRequire(import.meta.url);
  Reflect.deleteProperty(require.cache, require.resolve(MODULE));
  const ruff = require(MODULE) as typeof import('@astral-sh/ruff-wasm-nodejs');
  const options = { 'target-version': TARGET, lint: { select: Object.keys(rules) } };
  const workspace = new ruff.Workspace(options, ruff.PositionEncoding.Utf16);
  return { workspace, version: ruff.Workspace.version() };
}

function verdict(file: LoadedFile, diagnostics: readonly Diagnostic[]): FileVerdict {
  const line = linesOf(file.text);
  const broken = diagnostics.find((diagnostic) => isSyntax(diagnostic));
  const observations = diagnostics
    .filter((diagnostic) => diagnostic === broken || !isSyntax(diagnostic))
    .map((diagnostic) => observation(file.path, diagnostic, line));
  return broken ? { observations, failure: `does not parse: ${broken.message}` } : { observations };
}

function observation(file: string, diagnostic: Diagnostic, line: (line: number) => string): Observation {
  const { row, column } = diagnostic.start_location;
  const rule = isSyntax(diagnostic) ? SYNTAX_ERROR : (diagnostic.code as string);
  return { rule, file, line: row, column, message: diagnostic.message, lineText: line(row) };
}

function isSyntax(diagnostic: Diagnostic): boolean {
  return diagnostic.code === null || diagnostic.code === 'invalid-syntax';
}

function ruleNote(id: string, rules: RuffRules): RuleNote {
  const [name, severity, cwe] = rules[id] ?? [null, id === SYNTAX_ERROR ? 'medium' : 'low'];
  const description = name === null ? 'The file does not parse' : name.replaceAll('-', ' ');
  const help_uri = name === null ? null : `https://docs.astral.sh/ruff/rules/${name}/`;
  return { id, tool: 'ruff', severity, cwe: cwe ?? null, description, help_uri };
}
