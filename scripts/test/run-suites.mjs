import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { findUncoveredFolders } from './find-uncovered-folders.mjs';
import { endLeftovers } from './end-leftovers.mjs';
import { readJestReport } from './read-jest-report.mjs';
import { readJunitReport } from './read-junit-report.mjs';
import { runCommand } from './run-command.mjs';
import { SUITES } from './suites.mjs';

const REPORTS = '.millrace/test';
const SLOWEST = 10;

/** @typedef {{ name: string, passed: number, failed: number, seconds: number, reason: string }} Outcome */

/** Runs one row of the table. `folder` is where its tests make their files. */
async function runSuite(suite, outcomes, folder, env) {
  const missing = (suite.needs ?? []).find((name) => outcomes.some((one) => one.name === name && one.failed > 0));
  if (missing) return { passed: 0, failed: 1, reason: `not run: ${missing} failed` };
  const report = `${REPORTS}/${suite.name}.${suite.pytest ? 'xml' : 'json'}`;
  rmSync(report, { force: true });
  const jest = ['node_modules/jest/bin/jest.js', '--json', `--outputFile=${report}`, '--cacheDirectory=.millrace/jest'];
  const pytest = ['-m', 'pytest', '--quiet', `--junitxml=${report}`, '--rootdir=python', '-c', 'python/pyproject.toml'];
  const command =
    suite.command ??
    (suite.pytest
      ? ['.millrace/python/ml/bin/python', ...pytest, suite.pytest]
      : [process.execPath, '--experimental-vm-modules', '--no-warnings', ...jest, suite.jest]);
  const { status, overran, lastLine } = await runCommand(command, suite.minutes, env);
  if (suite.name === 'engine' && status === 0 && existsSync(lastLine)) env.TEMPORAL_CLI_PATH = lastLine;
  const result = readResult(suite, report, status);
  if (overran) {
    result.failed = Math.max(result.failed, 1);
    result.reason = `killed: it took longer than its ${suite.minutes} minutes`;
  }
  for (const left of await endLeftovers(folder)) {
    result.failed += 1;
    result.reason = `${result.reason ? `${result.reason}; ` : ''}left a process behind: ${left}`;
  }
  return result;
}

function readResult(suite, report, status) {
  if (suite.jest) return readJestReport(report, status);
  return suite.pytest ? readJunitReport(report, status) : checkResult(status);
}

function checkResult(status) {
  return status === 0 ? { passed: 1, failed: 0, reason: '' } : { passed: 0, failed: 1, reason: `status ${status}` };
}

const folder = `${process.env.TMPDIR ?? '/tmp'}/millrace-test-${process.pid}`;
// PostgreSQL may run as another user than the tests, and must be able to enter.
mkdirSync(folder, { recursive: true, mode: 0o755 });
mkdirSync(REPORTS, { recursive: true });
const env = { ...process.env, TMPDIR: folder, NO_COLOR: '1', FORCE_COLOR: '0' };
/** @type {(Outcome & { slow?: { seconds: number, name: string }[] })[]} */
const outcomes = [];
for (const suite of SUITES) {
  console.log(`\n=== ${suite.name}`);
  const started = Date.now();
  const result = await runSuite(suite, outcomes, folder, env);
  outcomes.push({ name: suite.name, ...result, seconds: (Date.now() - started) / 1000 });
}
rmSync(folder, { recursive: true, force: true });
for (const uncovered of findUncoveredFolders('test', SUITES)) {
  const reason = `no suite of scripts/test/suites.mjs runs ${uncovered}`;
  outcomes.push({ name: uncovered, passed: 0, failed: 1, seconds: 0, reason });
}

const slowest = outcomes.flatMap(({ slow }) => slow ?? []).sort((a, b) => b.seconds - a.seconds);
console.log(`\n=== the ${SLOWEST} slowest tests`);
for (const { seconds, name } of slowest.slice(0, SLOWEST)) console.log(`${seconds.toFixed(1).padStart(7)} s  ${name}`);
console.log('\n=== suites');
for (const { name, passed, failed, seconds, reason } of outcomes) {
  const counts = `${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed`;
  console.log(`${name.padEnd(12)} ${counts} ${seconds.toFixed(0).padStart(5)} s  ${reason}`.trimEnd());
}
const total = (of) => outcomes.reduce((sum, outcome) => sum + outcome[of], 0);
const summary = `${total('passed')} passed, ${total('failed')} failed`;
writeFileSync(`${REPORTS}/summary`, `${summary}\n`);
console.log(summary);
process.exitCode = total('failed') === 0 ? 0 : 1;
