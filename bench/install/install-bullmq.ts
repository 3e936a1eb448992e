import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { peerFolder } from '../stacks/bench-folder.js';
import { installStep } from './install-step.js';

const remedy =
  'With the npm registry in reach, run make bench-peers again, or leave the stack bullmq out with --stacks.';

/** Installs the locked packages of the peer bullmq beside it, unless it has just these. */
export async function installBullmq(): Promise<void> {
  const folder = peerFolder('bullmq');
  const lock = join(folder, 'package-lock.json');
  // Written last, a copy: an installation that was not finished has none.
  const installed = join(folder, 'node_modules', '.installed');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === readFileSync(lock, 'utf8')) return;
  console.log('Installing the packages of bench/peers/bullmq/package-lock.json ...');
  const flags = ['--prefix', folder, '--no-audit', '--no-fund', '--loglevel=error'];
  await installStep('The peer bullmq', ['npm', 'ci', ...flags], { remedy });
  copyFileSync(lock, installed);
}
