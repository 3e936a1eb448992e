import type { AnalyzerMetrics, RuleNote, ToolNote } from '../../../contracts/analysis/finding.js';
import type { Language } from '../source/languages.js';
import type { SourceTree } from '../source/source-tree.js';

/** What a tool says of one place. `file` is relative to the tree, `line` and `column` start at 1. */
export interface Observation {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** The text of that line: where a finding is recognised by after the code above it moved. */
  readonly lineText: string;
}

/** The outcome for one file. `failure` is why the tool could not read it; observations may come all the same. */
export interface FileVerdict {
  readonly observations: readonly Observation[];
  readonly failure?: string;
}

/** A file with its text, read once for every tool. */
export interface LoadedFile {
  readonly path: string;
  /** Null for a file that is no code, such as settings or a key. */
  readonly language: Language | null;
  readonly text: string;
}

interface Tool {
  readonly about: ToolNote;
  /** What is known of a rule. Total: a rule nobody has classified gets no CWE and a low severity. */
  rule(id: string): RuleNote;
}

/** A tool that looks at one file at a time. */
export interface FileTool extends Tool {
  reads(language: Language | null): boolean;
  check(file: LoadedFile): FileVerdict;
}

/** What a tool says of a tree. `failure` is why it did not see all of it; `metrics` join those of its analyzer. */
export interface TreeVerdict {
  readonly observations: readonly Observation[];
  readonly metrics?: AnalyzerMetrics;
  readonly failure?: string;
}

/** A tool that needs the whole tree. `step` is called before each part it judges: done of total. */
export interface TreeTool extends Tool {
  /** What `step` counts, such as projects: one of them. */
  readonly unit: string;
  /** Whether there is anything for it. */
  reads(tree: SourceTree): boolean;
  checkTree(tree: SourceTree, step: (done: number, total: number) => void): TreeVerdict | Promise<TreeVerdict>;
}
