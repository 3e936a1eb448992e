import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { peerFolder, pythonBin } from '../stacks/bench-folder.js';
import { installStep } from './install-step.js';

const remedy =
  'It needs Python 3.10 or newer with its venv module (on Debian: python3-venv) and a package index in reach. ' +
  'Then run make bench-peers again, or leave the Python peers out: node dist/bench/run.js --stacks millrace,bare-temporal,bullmq';

/** Makes the virtual environment of a Python peer from its pinned requirements, unless it has just these. */
export async function installPython(peer: string): Promise<void> {
  const requirements = join(peerFolder(peer), 'requirements.txt');
  const environment = dirname(pythonBin(peer));
  // Written last, a copy: an environment that was not finished has none.
  const installed = join(environment, 'installed.txt');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === readFileSync(requirements, 'utf8')) return;
  console.log(`Installing the packages of bench/peers/${peer}/requirements.txt ...`);
  rmSync(environment, { recursive: true, force: true });
  await installStep(`The peer ${peer}`, ['python3', '-m', 'venv', environment], { remedy });
  const pip = [
    join(pythonBin(peer), 'python'),
    '-m',
    'pip',
    'install',
    '--quiet',
    '--no-deps',
    '--only-binary',
    ':all:',
  ];
  const [file = '', ...args] = [...pip, '--requirement', requirements];
  await installStep(`The peer ${peer}`, [file, ...args], { remedy });
  copyFileSync(requirements, installed);
}
