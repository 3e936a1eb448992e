import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RuleNote, Severity } from '../../../../contracts/analysis/finding.js';
import { loadFile } from '../../source/load-file.js';
import type { SourceFile } from '../../source/source-tree.js';
import { batchesOf } from '../installed/batches.js';
import { lineTexts } from '../installed/line-texts.js';
import { memoryLimitMb, runProgram } from '../installed/run-program.js';
import type { Observation, TreeTool } from '../tool.js';

interface SemgrepRule {
  readonly id: string;
  readonly message: string;
  readonly 'pattern-sources': readonly { readonly pattern: string }[];
  readonly metadata: { readonly severity: Severity; readonly cwe: string; readonly owasp: string };
}

/** One result in its JSON; `path` is as it was given. */
interface SemgrepResult {
  readonly check_id: string;
  readonly path: string;
  readonly start: { readonly line: number; readonly col: number };
}

/** What every source of our rules is named by: a file without it has nothing to follow, and reading it would be most of the cost. */
const REQUEST = /\b(?:req|request|ctx)\b/;
const RULE_FILE = fileURLToPath(new URL('../../rules/semgrep-rules.json', import.meta.url));

/** Semgrep, when it is installed, with our rules alone: nothing is fetched, counted or reported to anybody. */
export function createSemgrepTool(program: string, version: string): TreeTool {
  const { rules } = JSON.parse(readFileSync(RULE_FILE, 'utf8')) as { readonly rules: readonly SemgrepRule[] };
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const sources = rules.flatMap((rule) => rule['pattern-sources'].map(({ pattern }) => pattern));
  const stranger = sources.find((pattern) => !REQUEST.test(pattern));
  if (stranger !== undefined)
    throw new Error(`The source ${stranger} in ${RULE_FILE} names no request: extend REQUEST in semgrep-tool.ts.`);
  return {
    about: { name: 'semgrep', version, uri: 'https://semgrep.dev' },
    rule: (id) => ruleNote(id, byId.get(id)),
    unit: 'batch',
    reads: ({ files }) => files.length > 0,
    checkTree: async ({ root, files }, step) => {
      const asked = files.filter((file) => mentionsRequest(root, file));
      const batches = batchesOf(asked.map(({ path }) => posix.join(root, path)));
      const results: SemgrepResult[] = [];
      const observe = (): readonly Observation[] => observations(results, root, byId);
      try {
        for (const [done, batch] of batches.entries()) {
          step(done, batches.length);
          results.push(...(await runSemgrep(program, batch)));
        }
      } catch (error) {
        return { observations: observe(), failure: `semgrep did not finish (${(error as Error).message})` };
      }
      return { observations: observe() };
    },
  };
}

function mentionsRequest(root: string, file: SourceFile): boolean {
  const loaded = loadFile(root, file);
  return 'text' in loaded && REQUEST.test(loaded.text);
}

// Files that are named one by one are read whatever .semgrepignore or .gitignore say.
async function runSemgrep(program: string, paths: readonly string[]): Promise<readonly SemgrepResult[]> {
  const said = await runProgram(program, [0, 1], (folder) => ({
    args: [
      ...['scan', '--config', RULE_FILE, '--metrics', 'off', '--disable-version-check', '--disable-nosem'],
      ...['--no-git-ignore', '--json', '--quiet', '--jobs', '1', '--timeout', '20'],
      ...['--max-memory', String(memoryLimitMb()), ...paths],
    ],
    // Files that do not lie below its folder take Semgrep twenty times as long.
    cwd: '/',
    env: { SEMGREP_SETTINGS_FILE: posix.join(folder, 'settings.yml'), SEMGREP_SEND_METRICS: 'off' },
  }));
  return (JSON.parse(said) as { readonly results: readonly SemgrepResult[] }).results;
}

function observations(
  results: readonly SemgrepResult[],
  root: string,
  rules: ReadonlyMap<string, SemgrepRule>,
): readonly Observation[] {
  const textOf = lineTexts(root);
  return results.map(({ check_id, path, start }) => {
    // Semgrep puts the folder of the rule file before the name.
    const rule = check_id.slice(check_id.lastIndexOf('.') + 1);
    const file = posix.relative(root, path);
    const message = rules.get(rule)?.message ?? rule;
    return { rule, file, line: start.line, column: start.col, message, lineText: textOf(file, start.line) };
  });
}

function ruleNote(id: string, rule: SemgrepRule | undefined): RuleNote {
  const { severity = 'low', cwe = null, owasp } = rule?.metadata ?? {};
  const about = { severity, cwe, ...(owasp === undefined ? {} : { owasp }) } as const;
  return { id, tool: 'semgrep', ...about, description: rule?.message ?? id, help_uri: null };
}
