import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../src/config/repository-root.js';
import { installUv } from './install-uv.js';
import { runTool } from './run-tool.js';

/** The pinned MLflow in an environment of its own below `<home>/python`, unless it is there. Gives its program. */
export async function installMlflow(home: string): Promise<string> {
  const folder = join(home, 'python');
  const requirements = join(repositoryRoot(), 'deploy', 'mlflow', 'requirements.txt');
  const environment = join(folder, 'mlflow');
  // Written last, a copy: an environment that was not finished has none.
  const installed = join(environment, 'installed.txt');
  if (!existsSync(installed) || readFileSync(installed, 'utf8') !== readFileSync(requirements, 'utf8')) {
    console.log('Installing MLflow (200 MB to download) ...');
    rmSync(environment, { recursive: true, force: true });
    await runTool(['python3', '-m', 'venv', environment]);
    const python = join(environment, 'bin', 'python');
    const flags = ['--quiet', '--no-deps', '--only-binary', ':all:', '--requirement', requirements];
    await runTool([await installUv(folder), 'pip', 'install', '--python', python, ...flags]);
    copyFileSync(requirements, installed);
  }
  return join(environment, 'bin', 'mlflow');
}
