import { existsSync, readFileSync } from 'node:fs';

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Counts the tests of pytest's report. One that was skipped did not run, so it has failed; so has a run without a report.
 *
 * @param {string} file
 * @param {number | string} status
 * @returns {{ passed: number, failed: number, reason: string, slow: { seconds: number, name: string }[] }}
 */
export function readJunitReport(file, status) {
  if (!existsSync(file)) return { passed: 0, failed: 1, reason: `no report, status ${status}`, slow: [] };
  const text = readFileSync(file, 'utf8');
  const suite = attributesOf(/<testsuite\b[^>]*>/.exec(text)?.[0] ?? '');
  const [tests = 0, ...lost] = ['tests', 'failures', 'errors', 'skipped'].map((name) => Number(suite[name] ?? 0));
  const failed = lost.reduce((sum, count) => sum + count, 0);
  const slow = [...text.matchAll(/<testcase\b[^>]*>/g)].map(([tag]) => {
    const { classname, name, time } = attributesOf(tag);
    return { seconds: Number(time), name: `${classname}: ${name}` };
  });
  if (tests === 0) return { passed: 0, failed: 1, reason: 'no test ran', slow };
  if (failed === 0 && status !== 0) return { passed: tests, failed: 1, reason: `status ${status}`, slow };
  return { passed: tests - failed, failed, reason: '', slow };
}

function attributesOf(tag) {
  const plain = (text) => text.replace(/&(amp|lt|gt|quot|apos);/g, (_, entity) => ENTITIES[entity]);
  return Object.fromEntries([...tag.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, text]) => [name, plain(text)]));
}
