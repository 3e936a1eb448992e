import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { repositoryRoot } from '../../src/config/repository-root.js';

const REMEDY =
  'It needs Python 3.10 or newer with its venv module (on Debian: python3-venv) and a package index in reach. Then run make analyzers again.';

/** Bandit, Schemathesis and Semgrep in a virtual environment below `folder`, unless it has just the pinned versions. Gives its programs. */
export async function installPythonAnalyzers(folder: string): Promise<readonly string[]> {
  const requirements = join(repositoryRoot(), 'deploy', 'python-analyzers', 'requirements.txt');
  const environment = join(folder, 'python');
  // Written last, a copy: an environment that was not finished has none.
  const installed = join(environment, 'installed.txt');
  if (!existsSync(installed) || readFileSync(installed, 'utf8') !== readFileSync(requirements, 'utf8')) {
    console.log('Installing Bandit, Schemathesis and Semgrep ...');
    rmSync(environment, { recursive: true, force: true });
    await run('python3', ['-m', 'venv', environment]);
    const flags = ['--quiet', '--no-deps', '--only-binary', ':all:', '--requirement', requirements];
    await run(join(environment, 'bin', 'python'), ['-m', 'pip', 'install', ...flags]);
    copyFileSync(requirements, installed);
  }
  return ['bandit', 'schemathesis', 'semgrep', 'pysemgrep'].map((name) => join(environment, 'bin', name));
}

async function run(file: string, args: readonly string[]): Promise<void> {
  const { exitCode, all, shortMessage } = await execa(file, args, { reject: false, stdin: 'ignore', all: true });
  if (exitCode === 0) return;
  const said = (all || shortMessage || '').split('\n').slice(-6).join('\n');
  throw new Error(
    `Bandit, Schemathesis and Semgrep could not be installed: "${[file, ...args].join(' ')}" failed.\n${said}\n${REMEDY}`,
  );
}
