import {
  type AnalyzerReport,
  type Finding,
  type ReportedFinding,
  SEVERITIES,
} from '../../../contracts/analysis/finding.js';
import { isAtUrl } from '../weaknesses/at-url.js';
import { byPlace, compare } from '../weaknesses/by-place.js';
import { weaknessOf } from '../weaknesses/equivalent-rules.js';
import { identify } from '../weaknesses/identify.js';

/** A finding of the whole analysis. `owner` is the tool whose rule and message it shows. */
export interface UnitedFinding extends Finding {
  readonly line_hash: string;
  readonly owner: string;
}

/**
 * One finding per weakness and line, whoever reported it: the same weakness on one line is one finding, the most severe report
 * speaks for all, and every tool that agreed is named. Without a CWE, equivalent rules are paired in the order of their
 * columns, since two undefined names on a line are two mistakes.
 */
export function uniteFindings(reports: readonly AnalyzerReport[]): readonly UnitedFinding[] {
  const groups = new Map<string, ReportedFinding[]>();
  for (const report of reports) {
    const ordinals = new Map<string, number>();
    for (const finding of report.findings) {
      const key = groupOf(finding, ordinals);
      groups.set(key, [...(groups.get(key) ?? []), finding]);
    }
  }
  return identify([...groups.values()].map(unite).sort(byPlace));
}

function groupOf(finding: ReportedFinding, ordinals: Map<string, number>): string {
  const place = `${finding.file}\0${finding.line}\0${weaknessOf(finding)}`;
  // A URL has one line: what was seen there tells its findings apart.
  if (isAtUrl(finding.file)) return `${place}\0${finding.line_hash}`;
  if (finding.cwe !== null) return place;
  const counted = `${place}\0${finding.tools.join()}`;
  const ordinal = ordinals.get(counted) ?? 0;
  ordinals.set(counted, ordinal + 1);
  return `${place}\0${ordinal}`;
}

function unite(members: readonly ReportedFinding[]): Omit<UnitedFinding, 'id'> {
  const [first] = [...members].sort(bySeverity) as [ReportedFinding];
  const { rule, severity, cwe, file, line, column, line_hash } = first;
  const columns = new Set(members.filter((member) => member.rule === rule).map((member) => member.column));
  const message = columns.size > 1 ? `${first.message} (${columns.size} places on this line)` : first.message;
  const tools = [...new Set(members.flatMap((member) => member.tools))].sort(compare);
  return { rule, severity, cwe, file, line, column, message, tools, line_hash, owner: first.tools[0] ?? 'unknown' };
}

function bySeverity(a: ReportedFinding, b: ReportedFinding): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    byPlace(a, b) ||
    compare(a.tools.join(), b.tools.join())
  );
}
