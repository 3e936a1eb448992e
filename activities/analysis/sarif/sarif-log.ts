import type { Log } from 'sarif';
import { ANALYZERS, type AnalyzerName } from '../../../contracts/analysis/analyzers.js';
import type { ToolNote } from '../../../contracts/analysis/finding.js';
import type { Analysis } from '../report/analysis.js';
import { compare } from '../weaknesses/by-place.js';
import { sarifRun } from './sarif-run.js';

export const SARIF_MEDIA_TYPE = 'application/sarif+json';

/**
 * The analysis as SARIF 2.1.0 (OASIS standard, errata 01), one run per tool. A finding stands in the run of the tool whose
 * rule it shows and names the others that agree. Holds no time and no absolute path: equal trees give equal bytes.
 */
export function sarifLog(analysis: Analysis): Log {
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: toolsOf(analysis).map((tool) => sarifRun(tool, analysis)),
  };
}

/** Every tool that ran, and by name those of analyzers that failed before they could say. */
function toolsOf({ reports, skipped }: Analysis): readonly (Pick<ToolNote, 'name'> & Partial<ToolNote>)[] {
  const tools = new Map<string, Pick<ToolNote, 'name'> & Partial<ToolNote>>();
  const silent = [
    ...skipped.filter(({ status }) => status !== null).map(({ name }) => name),
    ...reports.filter((report) => report.tools.length === 0).map((report) => report.analyzer),
  ];
  for (const analyzer of silent)
    for (const name of ANALYZERS[analyzer as AnalyzerName].tools) tools.set(name, { name });
  for (const report of reports) for (const tool of report.tools) tools.set(tool.name, tool);
  return [...tools.values()].sort((a, b) => compare(a.name, b.name));
}
