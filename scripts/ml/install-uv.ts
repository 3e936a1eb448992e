import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../src/config/repository-root.js';
import { runTool } from './run-tool.js';

/** The pinned uv, from PyPI, in a virtual environment below `folder`, unless it is there. Gives its program. */
export async function installUv(folder: string): Promise<string> {
  const requirements = join(repositoryRoot(), 'python', 'uv-requirements.txt');
  const environment = join(folder, 'uv');
  // Written last, a copy: an environment that was not finished has none.
  const installed = join(environment, 'installed.txt');
  if (!existsSync(installed) || readFileSync(installed, 'utf8') !== readFileSync(requirements, 'utf8')) {
    console.log('Installing uv ...');
    rmSync(environment, { recursive: true, force: true });
    await runTool(['python3', '-m', 'venv', environment]);
    const flags = ['--quiet', '--no-deps', '--only-binary', ':all:', '--requirement', requirements];
    await runTool([join(environment, 'bin', 'python'), '-m', 'pip', 'install', ...flags]);
    copyFileSync(requirements, installed);
  }
  return join(environment, 'bin', 'uv');
}
