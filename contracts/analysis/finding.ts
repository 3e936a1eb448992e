import type { JsonObject } from '../json.js';

export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];
export type Grade = 'A' | 'B' | 'C' | 'D' | 'E' | 'F';

/**
 * One weakness at one place. `id` is stable across runs of the same tree. `file` is relative to the root of the tree, with
 * forward slashes, or the URL of the answer that shows it (then `line` and `column` are 1); `line` and `column` start at 1, columns count UTF-16 units. `cwe` is "CWE-<number>". `tools` names every
 * tool that reported it.
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

/**
 * A finding as one tool reports it. `line_hash` is the SHA-256 (16 hex digits) of the line's text without its white space,
 * so that a finding is known again after code above it moved.
 */
export interface ReportedFinding extends Finding {
  readonly line_hash: string;
}

/** A finding of a result. `fix` says what to do, `owasp` is the category of the OWASP Top 10, such as "A03:2021". */
export interface ExplainedFinding extends Finding {
  readonly owasp: string | null;
  readonly fix: string;
}

/** A rule that fired, so that a report explains itself wherever it is read. */
export interface RuleNote {
  readonly id: string;
  readonly tool: string;
  readonly severity: Severity;
  readonly cwe: string | null;
  /** The category of the OWASP Top 10, such as "A03:2021", where there is one. */
  readonly owasp?: string;
  readonly description: string;
  readonly help_uri: string | null;
}

/** A tool behind an analyzer; `version` is the one that ran, `uri` where it is documented. */
export interface ToolNote {
  readonly name: string;
  readonly version: string;
  readonly uri: string;
}

/** A tool that does not come with the product and is not on the worker's machine; `reason` says how to install it. */
export interface NotInstalled {
  readonly name: string;
  readonly reason: string;
}

/** Figures by their names, the unit at the end of the name (`p99_ms`); groups and rows of figures may be nested. */
export type AnalyzerMetrics = JsonObject;

/** What a review by a model cost, in tokens; estimated where the endpoint did not say. */
export interface AiUsage {
  readonly requests: number;
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
  readonly token_budget: number;
}

/** What one analyzer returns: findings before they are united with the other analyzers'. `files` counts those analyzed. */
export interface AnalyzerReport {
  readonly analyzer: string;
  readonly files: number;
  /** The commit it looked at, when the source was a git repository. */
  readonly commit?: string;
  readonly tools: readonly ToolNote[];
  readonly rules: readonly RuleNote[];
  readonly findings: readonly ReportedFinding[];
  /** Files that could not be analyzed, with the reason (not text, too large, does not parse). */
  readonly unread: readonly { readonly file: string; readonly reason: string }[];
  /** Tools that would have had a say if they were installed; absent when all are. */
  readonly not_installed?: readonly NotInstalled[];
  readonly metrics?: AnalyzerMetrics;
  readonly usage?: AiUsage;
}
