import type { Invocation, Notification } from 'sarif';
import { ANALYZERS, type AnalyzerName } from '../../../contracts/analysis/analyzers.js';
import type { AnalyzerReport } from '../../../contracts/analysis/finding.js';
import type { SkippedAnalyzer } from '../report/skipped-analyzers.js';
import { compare } from '../weaknesses/by-place.js';
import { fileLocation } from './sarif-locations.js';
import type { Analysis } from '../report/analysis.js';

/** One invocation per analyzer that uses the tool: what it could not read, or why it did not come to an end. */
export function sarifInvocations(tool: string, { reports, skipped }: Analysis): Invocation[] {
  const uses = (name: string): boolean => (ANALYZERS[name as AnalyzerName].tools as readonly string[]).includes(tool);
  const ran = reports.filter((report) => uses(report.analyzer)).map(ended);
  const stopped = skipped.filter(({ name, status }) => status !== null && uses(name)).map(notEnded);
  return [...ran, ...stopped].sort((a, b) =>
    compare(String(a.properties?.['analyzer']), String(b.properties?.['analyzer'])),
  );
}

function ended({ analyzer, unread }: AnalyzerReport): Invocation {
  const notifications = unread.map(({ file, reason }): Notification => ({
    level: 'warning',
    message: { text: `Not analyzed: ${reason}` },
    locations: [{ physicalLocation: { artifactLocation: fileLocation(file) } }],
  }));
  return { executionSuccessful: true, toolExecutionNotifications: notifications, properties: { analyzer } };
}

function notEnded({ name, reason, status }: SkippedAnalyzer): Invocation {
  const level = status === 'SKIPPED' ? 'note' : 'error';
  const notification: Notification = { level, message: { text: `The analyzer ${name} gave no result. ${reason}` } };
  return { executionSuccessful: false, toolExecutionNotifications: [notification], properties: { analyzer: name } };
}
