import { type ExplainedFinding, SEVERITIES } from '../../../contracts/analysis/finding.js';
import type { ResultWithoutArtifacts } from './code-analysis-result.js';
import { MOST_SHOWN, summaryOf } from './report-summary.js';

/** The result as Markdown (GFM). Texts of the analyzed tree are escaped: they cannot become links, pictures or HTML. */
export function markdownReport(result: ResultWithoutArtifacts): string {
  const { findings, counts, skipped } = result;
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
    '## Findings',
    '',
    ...(findings.length > 0
      ? ['| severity | place | what | fix | tools |', '| --- | --- | --- | --- | --- |']
      : ['None.']),
    ...findings.slice(0, MOST_SHOWN).map(row),
    ...(findings.length > MOST_SHOWN
      ? ['', `The first ${MOST_SHOWN} of ${findings.length}; the SARIF file has all.`]
      : []),
    '',
  ].join('\n');
}

function row({ severity, file, line, cwe, rule, message, fix, tools }: ExplainedFinding): string {
  const what = `${message} (${[rule, cwe].filter((part) => part !== null).join(', ')})`;
  return `| ${[severity, `${file}:${line}`, what, fix, tools.join(', ')].map(escapeMarkdown).join(' | ')} |`;
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
