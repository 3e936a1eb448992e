import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { analysisRig, succeeded } from './support/analysis-rig.js';
import { temporaryFolder } from './support/temporary-folders.js';
import { writeTree } from './support/write-tree.js';

// Installed by the suite before this one: make analyzers.
const INSTALLED = new URL('../../.millrace/analyzers/bin', import.meta.url).pathname;
const SECRET = 'q7Zr2LxV9bTn4KdW8mHs3PfY6cGj5RtA1uEw';

const root = writeTree({
  'shop/run.py':
    'import os\nfrom flask import request\n\n\ndef run():\n    os.system(request.args["a"])  # nosec nosemgrep\n',
  'shop/settings.py': `PADDING = """\n${'words and more words\n'.repeat(9000)}"""\nPASSWORD = "${SECRET.slice(0, 12)}"\n`,
  'ci.yml': `env: ghp_${SECRET} # gitleaks:allow\n`,
  '.bandit': '[bandit]\nskips = B605\n',
  '.semgrepignore': 'shop/\n',
  '.gitleaks.toml': '[allowlist]\npaths = [".*"]\n',
});
const rig = analysisRig({ roots: [root], programFolders: [INSTALLED] });
const report = await rig.analyze('security', { path: root });
const found = await rig.aggregate([succeeded(report)]);
const without = analysisRig({ roots: [root], programFolders: [temporaryFolder()] });

it('uses every tool that is installed, with its version', () => {
  const versions = report.tools.map(({ name, version }) => `${name} ${/^\d+\.\d+/.test(version)}`);
  expect(versions).toEqual(expect.arrayContaining(['bandit true', 'gitleaks true', 'semgrep true']));
  expect(found.not_installed).toEqual([]);
});

it('makes one finding of what they agree on with the tools of the product, whatever the tree says', () => {
  const agreed = found.findings.map(({ file, line, tools }) => `${file}:${line} ${tools.join()}`);
  expect(agreed).toContain('shop/run.py:6 ast-grep,bandit,ruff,semgrep');
  expect(agreed).toContain('ci.yml:1 gitleaks,secrets');
  expect(agreed).toContainEqual(expect.stringMatching(/^shop\/settings\.py:9003 bandit,(?:gitleaks,)?ruff,secrets$/));
});

it('shows no secret that they found', () => {
  for (const shown of [JSON.stringify(report), rig.sarif(found).toString()])
    expect(shown).not.toContain(SECRET.slice(0, 12));
});

it('names the tools that are not installed, and how to install them', async () => {
  const { not_installed } = await without.aggregate([succeeded(await without.analyze('security', { path: root }))]);
  const reason = 'It is not installed on the worker. make analyzers installs it.';
  expect(not_installed).toEqual(['bandit', 'gitleaks', 'semgrep'].map((name) => ({ name, reason })));
});

it('goes on without a tool that does not run', async () => {
  const broken = writeTree({ bandit: '' });
  chmodSync(join(broken, 'bandit'), 0o755);
  const { not_installed } = await analysisRig({ roots: [root], programFolders: [broken] }).analyze('security', {
    path: root,
  });
  expect(not_installed).toContainEqual({ name: 'bandit', reason: expect.stringContaining('does not run') as string });
});

it('ends the tools that an analyzer started when the task is cancelled', async () => {
  const started = join(temporaryFolder(), 'pid');
  const script = `#!/bin/sh\ntest "$1" = --version && echo 1.9.4 && exit\necho $$ > '${started}'\nsleep 3600\n`;
  const endless = writeTree({ bandit: script });
  chmodSync(join(endless, 'bandit'), 0o755);
  const abort = new AbortController();
  const { analyze } = analysisRig({ roots: [root], programFolders: [endless] });
  const cancelled = expect(analyze('security', { path: root }, abort.signal)).rejects.toMatchObject({
    name: 'AbortError',
  });
  while (!existsSync(started) || readFileSync(started, 'utf8') === '') await sleep(50);
  abort.abort();
  await cancelled;
  const pid = Number(readFileSync(started, 'utf8'));
  while (isRunning(pid)) await sleep(50);
});

function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
