import { type ExplainedFinding, SEVERITIES } from '../../../contracts/analysis/finding.js';
import { type FindingState, findingStates, type States } from '../baseline/finding-states.js';
import type { ResultWithoutArtifacts } from './code-analysis-result.js';
import { listsOf, MOST_SHOWN, summaryOf, WHERE_ALL_ARE } from './report-summary.js';

const POLICY = "default-src 'none'; style-src 'unsafe-inline'";
const STYLE = `body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:75rem;padding:0 1rem;color:#1c1e21;background:#fff}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid #ddd}
code{overflow-wrap:anywhere}.critical,.high{color:#a4001d;font-weight:600}.medium{color:#8a5300}`;

/** The result as one HTML file that loads nothing and runs nothing; every text in it is escaped. */
export function htmlReport(result: ResultWithoutArtifacts): string {
  const { counts, skipped, comparison } = result;
  const states = findingStates(comparison);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Code analysis</title><style>${STYLE}</style></head><body>
<h1>Code analysis</h1>
<ul>${summaryOf(result)
    .map(([name, value]) => `<li>${escapeHtml(name)}: <b>${escapeHtml(value)}</b></li>`)
    .join('')}</ul>
<p>${SEVERITIES.map((severity) => `<span class="${severity}">${severity}: ${counts[severity]}</span>`).join(' · ')}</p>
${skipped.length > 0 ? `<h2>Not run</h2><ul>${skipped.map(({ name, reason }) => `<li>${escapeHtml(`${name}: ${reason}`)}</li>`).join('')}</ul>` : ''}
${listsOf(result)
  .map(([title, list]) => section(title, list, states))
  .join('\n')}
</body></html>
`;
}

function section(title: string, findings: readonly ExplainedFinding[], states: States): string {
  const shown = findings.slice(0, MOST_SHOWN);
  return `<h2>${escapeHtml(title)}</h2>
<table><thead><tr><th>Severity</th><th>Place</th><th>What</th><th>Fix</th><th>Tools</th></tr></thead><tbody>
${shown.map((finding) => row(finding, states.get(finding.id))).join('\n')}
</tbody></table>
${shown.length < findings.length ? `<p>The first ${shown.length} of ${findings.length}; ${WHERE_ALL_ARE}.</p>` : ''}`;
}

function row(finding: ExplainedFinding, state: FindingState | undefined): string {
  const { severity, file, line, cwe, rule, message, fix, tools } = finding;
  const how = state === 'new' ? `${severity}, new` : severity;
  const place = `<code>${escapeHtml(`${file}:${line}`)}</code>`;
  const what = `${escapeHtml(message)}<br><small>${escapeHtml([rule, cwe].filter((part) => part !== null).join(', '))}</small>`;
  return `<tr><td class="${severity}">${how}</td><td>${place}</td><td>${what}</td><td>${escapeHtml(fix)}</td><td>${escapeHtml(tools.join(', '))}</td></tr>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign).replace(/\p{Cc}+/gu, ' ');
}
