import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnalyzerReport } from '../../contracts/analysis/finding.js';
import { analysisRig, succeeded } from './support/analysis-rig.js';
import { writeTree } from './support/write-tree.js';

const BRANCHES = Array.from({ length: 16 }, (_, n) => `  if (value === ${n}) result += ${n};`).join('\n');
const BUSY = `export function busy(value) {\n  let result = 0;\n${BRANCHES}\n  return result;\n}\n`;
const DEEP =
  'export function deep(a) {\n  for (const b of a) {\n    if (b) {\n      while (b.next) {\n        if (b.x && b.y) {\n          for (;;) {\n' +
  '            if (b.z) return b;\n          }\n        }\n      }\n    }\n  }\n}\n';
const COPIED = Array.from({ length: 12 }, (_, n) => `  total += price(order.items[${n}]) * order.rate[${n}];`).join(
  '\n',
);
const copy = (name: string) =>
  `export function ${name}(order, price) {\n  let total = 0;\n${COPIED}\n  return total;\n}\n`;

const files = {
  'busy.js': BUSY,
  'deep.js': DEEP,
  'first.ts': copy('first'),
  'second.ts': `export const unlike = 1;\n${copy('second')}`,
  'calm.js': 'export const calm = (a) => (a ? 1 : 2);\n',
};

/** A tree with a history: busy.js changes twelve times more often than the others. */
function repository(): string {
  const root = writeTree(files);
  const git = (...args: string[]) =>
    execFileSync(
      'git',
      ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false', ...args],
      {
        cwd: root,
        env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
      },
    );
  git('init', '--quiet');
  for (let n = 0; n < 12; n += 1) {
    writeFileSync(
      join(root, 'busy.js'),
      [3, 4, 5, 6].reduce((text, k) => `${text}${BUSY.replaceAll('busy', `busy${k}`)}`, `// ${n}\n`),
    );
    git('add', '--all');
    git('commit', '--quiet', '--message', `change ${n}`);
  }
  return root;
}

const root = repository();
const rig = analysisRig({ roots: [root], programFolders: (process.env['PATH'] ?? '').split(':') });
const report = await rig.analyze('performance', { path: root });
const found = ({ findings }: AnalyzerReport) => findings.map(({ rule, file, line }) => `${rule} ${file}:${line}`);

it('finds functions with too many ways through and functions that are hard to follow', () => {
  expect(found(report)).toEqual(
    expect.arrayContaining(['cyclomatic-complexity busy.js:2', 'cognitive-complexity deep.js:1']),
  );
  expect(found(report).filter((one) => one.includes('calm.js'))).toEqual([]);
});

it('finds copied code and says where the other copy is', () => {
  const clones = report.findings.filter(({ rule, file }) => rule === 'duplicated-code' && file === 'second.ts');
  expect(clones).toEqual([expect.objectContaining({ message: expect.stringContaining('first.ts, line 1') as string })]);
  expect(report.metrics).toMatchObject({
    duplication: { clones: expect.any(Number) as number, duplicated_percent: expect.any(Number) as number },
  });
});

it('finds the complex file that is changed again and again', () => {
  expect(found(report)).toContain('hot-file busy.js:1');
  expect(report.metrics?.['hot_files']).toEqual([
    { file: 'busy.js', changes: 12, complexity: 68, score: 816 },
    { file: 'deep.js', changes: 1, complexity: 8, score: 8 },
    { file: 'calm.js', changes: 1, complexity: 2, score: 2 },
    { file: 'first.ts', changes: 1, complexity: 1, score: 1 },
    { file: 'second.ts', changes: 1, complexity: 1, score: 1 },
  ]);
});

it('says the same again, also in SARIF', async () => {
  const again = await rig.analyze('performance', { path: root });
  expect(again).toEqual(report);
  const [first, second] = [await rig.aggregate([succeeded(report)]), await rig.aggregate([succeeded(again)])];
  expect(rig.sarif(second).equals(rig.sarif(first))).toBe(true);
});

it('hands the figures on to the result', async () => {
  const { metrics } = await rig.aggregate([succeeded(report)]);
  expect(metrics).toEqual({ performance: report.metrics });
});

it('says why nothing is known of changes where there is no history', async () => {
  const plain = writeTree(files);
  const { metrics, unread } = await analysisRig({ roots: [plain] }).analyze('performance', { path: plain });
  expect(metrics).toMatchObject({ hot_files: null });
  expect(unread).toEqual([{ file: '.', reason: 'Changes were not counted: git is not installed' }]);
});

it('starts no program that the configuration of a repository names', async () => {
  const hostile = repository();
  const marker = join(hostile, 'executed');
  const script = join(hostile, 'script.sh');
  writeFileSync(script, `#!/bin/sh\ntouch ${marker}\n`, { mode: 0o755 });
  const set = (key: string, value: string) => execFileSync('git', ['config', key, value], { cwd: hostile });
  for (const key of ['core.fsmonitor', 'core.pager', 'pager.log', 'gpg.program', 'diff.external', 'core.sshCommand'])
    set(key, script);
  set('log.showSignature', 'true');
  const reading = analysisRig({ roots: [hostile], programFolders: ['/usr/bin', '/bin', '/usr/local/bin'] });
  const { metrics } = await reading.analyze('performance', { path: hostile });
  expect(metrics).toMatchObject({ hot_files: [{ file: 'busy.js' }, {}, {}, {}, {}] });
  expect(() => execFileSync('ls', [marker], { stdio: 'ignore' })).toThrow();
});
