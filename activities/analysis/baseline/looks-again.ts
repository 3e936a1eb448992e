import { ANALYZER_NAMES, ANALYZERS, type AnalyzerName } from '../../../contracts/analysis/analyzers.js';
import type { CodeAnalysisResult } from '../../../contracts/analysis/code-analysis.contract.js';
import type { AnalyzerReport, Finding } from '../../../contracts/analysis/finding.js';
import { isAtUrl } from '../weaknesses/at-url.js';

/** What an analysis looked at, and what it found there. */
export interface Looked {
  readonly findings: readonly Finding[];
  readonly reports: readonly AnalyzerReport[];
  readonly targetUrl: string | undefined;
}

/**
 * Tells of a finding of the earlier result whether this analysis would have found it again: one of its tools ran in every
 * analyzer that may have reported it then, and read its file; at a URL, of the same program. A finding does not name its analyzer.
 */
export function looksAgain(earlier: CodeAnalysisResult, now: Looked): (finding: Finding) => boolean {
  const left = new Set(earlier.skipped.map(({ name }) => name));
  const ran = ANALYZER_NAMES.filter((name) => !left.has(name));
  const looks = new Map(now.reports.map((report) => [report.analyzer, lookOf(report)]));
  return ({ file, tools }) =>
    (!isAtUrl(file) || isSameOrigin(file, now.targetUrl)) &&
    tools.some((tool) => {
      const reporters = ran.filter((name) => uses(name, tool));
      return reporters.length > 0 && reporters.every((name) => looks.get(name)?.(tool, file) === true);
    });
}

function uses(name: AnalyzerName, tool: string): boolean {
  return (ANALYZERS[name].tools as readonly string[]).includes(tool);
}

/** Whether one analyzer's tool looked at a file. What is unread stands for everything below it, "." for the whole tree. */
function lookOf({ tools, unread }: AnalyzerReport): (tool: string, file: string) => boolean {
  const names = new Set(tools.map(({ name }) => name));
  const dark = new Set(unread.map(({ file }) => file.replace(/\/$/, '')));
  return (tool, file) => names.has(tool) && !dark.has('.') && !pathsAbove(file).some((path) => dark.has(path));
}

/** A path without its last part, without its last two, and so on, after the path itself. */
function pathsAbove(file: string): readonly string[] {
  const parts = file.split('/');
  return parts.map((_part, index) => parts.slice(0, parts.length - index).join('/'));
}

function isSameOrigin(url: string, other: string | undefined): boolean {
  return other !== undefined && URL.canParse(url) && new URL(url).origin === new URL(other).origin;
}
