import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Installed, runInstaller } from './run-installer.js';

export interface PinnedPackages extends Installed {
  /** A file that names every package with its version. */
  readonly requirements: string;
  /** The folder of their virtual environment. */
  readonly environment: string;
  /** Installs into the environment of a Python instead of that environment's own pip. */
  readonly installer?: (python: string) => Promise<readonly string[]>;
}

const FLAGS = ['--quiet', '--no-deps', '--only-binary', ':all:', '--requirement'];

/** Pinned packages in a virtual environment of their own, unless it has just those. Gives the folder of its programs. */
export async function installPinned(packages: PinnedPackages): Promise<string> {
  const { title, requirements, environment, installer } = packages;
  const programs = join(environment, 'bin');
  // Written last, a copy: an environment that was not finished has none.
  const installed = join(environment, 'installed.txt');
  if (!existsSync(installed) || readFileSync(installed, 'utf8') !== readFileSync(requirements, 'utf8')) {
    console.log(`Installing ${title} ...`);
    rmSync(environment, { recursive: true, force: true });
    await runInstaller(packages, ['python3', '-m', 'venv', environment]);
    const python = join(programs, 'python');
    const install = installer ? await installer(python) : [python, '-m', 'pip', 'install'];
    await runInstaller(packages, [...install, ...FLAGS, requirements]);
    copyFileSync(requirements, installed);
  }
  return programs;
}
