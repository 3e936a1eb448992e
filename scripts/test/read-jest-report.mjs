import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';

/**
 * Counts what a Jest run reported. A file that could not run, and a run that could not report, count as one failure each.
 *
 * @param {string} file
 * @param {number | string} status
 * @returns {{ passed: number, failed: number, reason: string, slow: { seconds: number, name: string }[] }}
 */
export function readJestReport(file, status) {
  if (!existsSync(file)) return { passed: 0, failed: 1, reason: `no report, status ${status}`, slow: [] };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  const unexplained = status !== 0 && failed === 0 ? 1 : 0;
  const skipped = report.numPendingTests + report.numTodoTests;
  const reasons = [unexplained && `status ${status}`, skipped && `${skipped} skipped`].filter(Boolean);
  return {
    passed: report.numPassedTests,
    failed: failed + unexplained,
    reason: reasons.join('; '),
    slow: slowTests(report),
  };
}

function slowTests(report) {
  return report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ duration, fullName }) => ({
      seconds: (duration ?? 0) / 1000,
      name: `${relative('.', name)}: ${fullName}`,
    })),
  );
}
