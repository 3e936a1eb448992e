import type { CodeAnalysisResult } from '../../contracts/analysis/code-analysis.contract.js';
import { SEVERITIES } from '../../contracts/analysis/finding.js';

const SHOWN = 5;

/** Prints the grade, the findings by severity and the worst few. */
export function printReport(result: CodeAnalysisResult): void {
  const { findings, counts, grade, skipped } = result;
  console.log(`\nGrade ${grade}, ${findings.length} findings in ${result.files} files`);
  for (const severity of SEVERITIES) console.log(`  ${severity.padEnd(10)} ${counts[severity] ?? 0}`);
  const rank = (severity: (typeof SEVERITIES)[number]) => SEVERITIES.indexOf(severity);
  const sorted = findings.toSorted((a, b) => rank(a.severity) - rank(b.severity));
  const kinds = sorted.filter(({ rule }, at) => sorted.findIndex((other) => other.rule === rule) === at);
  if (kinds.length > 0) console.log('\nThe worst of them, one of each kind');
  for (const { severity, file, line, rule, message } of kinds.slice(0, SHOWN)) {
    console.log(`  ${severity.padEnd(8)} ${file}:${line}  ${rule}\n           ${firstSentence(message)}`);
  }
  for (const { name, reason } of skipped) console.log(`Skipped ${name}: ${reason}`);
}

function firstSentence(message: string): string {
  const line = message.split('\n')[0] ?? '';
  return line.length > 110 ? `${line.slice(0, 109)}\u2026` : line;
}
