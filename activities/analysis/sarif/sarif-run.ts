import type { Run } from 'sarif';
import type { ToolNote } from '../../../contracts/analysis/finding.js';
import { findingStates } from '../baseline/finding-states.js';
import { compare } from '../weaknesses/by-place.js';
import { sarifInvocations } from './sarif-invocations.js';
import { fileLocation, SOURCE_ROOT } from './sarif-locations.js';
import type { Analysis } from '../report/analysis.js';
import { sarifResult } from './sarif-results.js';
import { CWE_COMPONENT, cweTaxonomy, sarifRule } from './sarif-rules.js';

/** What one tool found, with its rules, the weaknesses they stand for, and how its analyzers fared. */
export function sarifRun(tool: Pick<ToolNote, 'name'> & Partial<ToolNote>, analysis: Analysis): Run {
  const findings = analysis.findings.filter((finding) => finding.owner === tool.name);
  const fired = new Set(findings.map((finding) => finding.rule));
  const notes = analysis.reports.flatMap((report) => report.rules).filter((rule) => rule.tool === tool.name);
  const rules = [...new Map(notes.filter((rule) => fired.has(rule.id)).map((rule) => [rule.id, rule])).values()];
  rules.sort((a, b) => compare(a.id, b.id));
  const cwes = [...new Set(findings.flatMap((finding) => finding.cwe ?? []))].sort(compare);
  const files = [...new Set(findings.map((finding) => finding.file))].sort(compare);
  const indices = {
    rules: indexOf(rules.map((rule) => rule.id)),
    cwes: indexOf(cwes),
    files: indexOf(files),
    states: findingStates(analysis.comparison),
  };
  return {
    tool: {
      driver: {
        name: tool.name,
        ...(tool.version ? { version: tool.version } : {}),
        ...(tool.uri ? { informationUri: tool.uri } : {}),
        rules: rules.map((rule) => sarifRule(rule, indices.cwes)),
        supportedTaxonomies: [CWE_COMPONENT],
      },
    },
    automationDetails: { id: `millrace/code_analysis/${tool.name}/` },
    invocations: sarifInvocations(tool.name, analysis),
    originalUriBaseIds: { [SOURCE_ROOT]: { description: { text: 'The root of the analyzed tree.' } } },
    columnKind: 'utf16CodeUnits',
    taxonomies: [cweTaxonomy(cwes)],
    artifacts: files.map((file) => ({ location: fileLocation(file) })),
    results: findings.map((finding) => sarifResult(finding, indices)),
  };
}

function indexOf(keys: readonly string[]): ReadonlyMap<string, number> {
  return new Map(keys.map((key, index) => [key, index]));
}
