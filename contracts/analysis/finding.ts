export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];
export type Grade = 'A' | 'B' | 'C' | 'D' | 'E' | 'F';

/**
 * One weakness at one place. `id` is stable across runs of the same tree. `file` is relative to the root of the tree, with
 * forward slashes; `line` and `column` start at 1. `tools` names every tool that reported it.
 */
export interface Finding {
  readonly id: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly cwe: string | null;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly tools: readonly string[];
}

/** What one analyzer returns: findings before they are united with the other analyzers'. */
export interface AnalyzerReport {
  readonly analyzer: string;
  readonly files: number;
  readonly tools: readonly { readonly name: string; readonly version: string }[];
  readonly findings: readonly Finding[];
  /** Files that could not be analyzed, with the reason (not text, too large, does not parse). */
  readonly unread: readonly { readonly file: string; readonly reason: string }[];
}
