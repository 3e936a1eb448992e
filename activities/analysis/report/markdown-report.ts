import { type ExplainedFinding, SEVERITIES } from '../../../contracts/analysis/finding.js';
import { type FindingState, findingStates, type States } from '../baseline/finding-states.js';
import type { ResultWithoutArtifacts } from './code-analysis-result.js';
import { listsOf, MOST_SHOWN, summaryOf, WHERE_ALL_ARE } from './report-summary.js';

/** The result as Markdown (GFM). Texts of the analyzed tree are escaped: they cannot become links, pictures or HTML. */
export function markdownReport(result: ResultWithoutArtifacts): string {
  const { counts, skipped, comparison } = result;
  const states = findingStates(comparison);
  return [
    '# Code analysis',
    '',
    ...summaryOf(result).map(([name, value]) => `- ${name}: ${escapeMarkdown(value)}`),
    '',
    '| severity | findings |',
    '| --- | ---: |',
    ...SEVERITIES.map((severity) => `| ${severity} | ${counts[severity]} |`),
    '',
    ...(skipped.length > 0 ? ['## Not run', '', ...skipped.map(skippedLine), ''] : []),
    ...listsOf(result).flatMap(([title, list]) => section(title, list, states)),
  ].join('\n');
}

function section(title: string, findings: readonly ExplainedFinding[], states: States): readonly string[] {
  return [
    `## ${title}`,
    '',
    ...(findings.length > 0
      ? ['| severity | place | what | fix | tools |', '| --- | --- | --- | --- | --- |']
      : ['None.']),
    ...findings.slice(0, MOST_SHOWN).map((finding) => row(finding, states.get(finding.id))),
    ...(findings.length > MOST_SHOWN ? ['', `The first ${MOST_SHOWN} of ${findings.length}; ${WHERE_ALL_ARE}.`] : []),
    '',
  ];
}

function row(finding: ExplainedFinding, state: FindingState | undefined): string {
  const { severity, file, line, cwe, rule, message, fix, tools } = finding;
  const how = state === 'new' ? `${severity}, new` : severity;
  const what = `${message} (${[rule, cwe].filter((part) => part !== null).join(', ')})`;
  return `| ${[how, `${file}:${line}`, what, fix, tools.join(', ')].map(escapeMarkdown).join(' | ')} |`;
}

function skippedLine({ name, reason }: ResultWithoutArtifacts['skipped'][number]): string {
  return `- ${escapeMarkdown(name)}: ${escapeMarkdown(reason)}`;
}

function escapeMarkdown(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign)
    .replace(/[\\`*_{}[\]()#+!|~@:-]/g, '\\$&');
}
