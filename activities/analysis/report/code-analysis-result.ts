import type { CodeAnalysisResult } from '../../../contracts/analysis/code-analysis.contract.js';
import type { NotInstalled } from '../../../contracts/analysis/finding.js';
import type { Unread } from '../source/source-tree.js';
import { compare } from '../weaknesses/by-place.js';
import type { Analysis } from './analysis.js';
import { explainFindings } from './explain-finding.js';
import { countBySeverity, gradeOf } from './grade.js';

/** What the result of the task says, as it goes over the wire; the artifacts are still to be named. */
export type ResultWithoutArtifacts = Omit<CodeAnalysisResult, 'sarif_artifact_id' | 'report_artifact_ids'>;

export function describeResult(analysis: Analysis): ResultWithoutArtifacts {
  const counts = countBySeverity(analysis.findings);
  // Every analyzer reads the same tree, some only the part in their language.
  const files = Math.max(0, ...analysis.reports.map((report) => report.files));
  return {
    findings: explainFindings(analysis),
    counts,
    grade: gradeOf(counts, files),
    files,
    commit: analysis.reports.find((report) => report.commit !== undefined)?.commit ?? null,
    unread: unreadFiles(analysis),
    skipped: analysis.skipped.map(({ name, reason }) => ({ name, reason })),
    not_installed: notInstalled(analysis),
    metrics: Object.fromEntries(
      analysis.reports.flatMap(({ analyzer, metrics }) => (metrics ? [[analyzer, metrics]] : [])),
    ),
    ai_usage: analysis.reports.find((report) => report.usage)?.usage ?? null,
    comparison: analysis.comparison,
  };
}

/** Analyzers may run on different workers: each tool is named once. */
function notInstalled({ reports }: Analysis): readonly NotInstalled[] {
  const named = new Map(reports.flatMap(({ not_installed = [] }) => not_installed.map((tool) => [tool.name, tool])));
  return [...named.values()].sort((a, b) => compare(a.name, b.name));
}

function unreadFiles({ reports }: Analysis): readonly Unread[] {
  const unread = new Map<string, Unread>();
  for (const note of reports.flatMap((report) => report.unread)) unread.set(`${note.file}\0${note.reason}`, note);
  return [...unread.values()].sort((a, b) => compare(a.file, b.file) || compare(a.reason, b.reason));
}
