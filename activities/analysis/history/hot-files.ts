import type { RuleNote, ToolNote } from '../../../contracts/analysis/finding.js';
import type { Observation } from '../tools/tool.js';
import { compare } from '../weaknesses/by-place.js';

/** A file that is changed often and complex: `score` is the product. */
export interface HotFile {
  readonly file: string;
  readonly changes: number;
  readonly complexity: number;
  readonly score: number;
}

const SHOWN = 20;
const LEAST = { changes: 10, complexity: 50 };

/** The twenty files with the highest product of changes and cyclomatic complexity, the highest first. */
export function hotFiles(
  changes: ReadonlyMap<string, number>,
  complexity: ReadonlyMap<string, number>,
): readonly HotFile[] {
  return [...complexity]
    .map(([file, ways]) => ({ file, changes: changes.get(file) ?? 0, complexity: ways }))
    .map((one) => ({ ...one, score: one.changes * one.complexity }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || compare(a.file, b.file))
    .slice(0, SHOWN);
}

export function isWorthAFinding({ changes, complexity }: HotFile): boolean {
  return changes >= LEAST.changes && complexity >= LEAST.complexity;
}

/** The history as a tool of the report. */
export const HISTORY_TOOL = {
  about: { name: 'git', version: '2', uri: 'https://git-scm.com' } satisfies ToolNote,
  rule: (id: string): RuleNote => ({
    id,
    tool: 'git',
    severity: 'info',
    cwe: null,
    description: 'A complex file is changed again and again. Simplify it first: here it pays most',
    help_uri: null,
  }),
};

export function observationOf({ file, changes, complexity }: HotFile): Observation {
  const message = `Changed in ${changes} commits, with a cyclomatic complexity of ${complexity} in all. Simplify it first.`;
  return { rule: 'hot-file', file, line: 1, column: 1, message, lineText: 'hot-file' };
}
