import type { ExplainedFinding, RuleNote } from '../../../contracts/analysis/finding.js';
import { cweFix } from '../weaknesses/cwe-fixes.js';
import type { Analysis } from './analysis.js';
import type { UnitedFinding } from './unite-findings.js';

/** The findings as they go over the wire, each with what to do about it: by its weakness, else in the words of its rule. */
export function explainFindings({ findings, reports }: Analysis): readonly ExplainedFinding[] {
  const notes = reports.flatMap((report) => report.rules);
  const rules = new Map(notes.map((note) => [`${note.tool}\0${note.id}`, note]));
  return findings.map((finding) => explain(finding, rules.get(`${finding.owner}\0${finding.rule}`)));
}

function explain(finding: UnitedFinding, note: RuleNote | undefined): ExplainedFinding {
  const { id, rule, severity, cwe, file, line, column, message, tools } = finding;
  const inWords = note?.help_uri ? `${note.description}. See ${note.help_uri}` : (note?.description ?? message);
  const fix = (cwe === null ? undefined : cweFix(cwe)) ?? inWords;
  return { id, rule, severity, cwe, owasp: note?.owasp ?? null, file, line, column, message, fix, tools };
}
