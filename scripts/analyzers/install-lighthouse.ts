import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { repositoryRoot } from '../../src/config/repository-root.js';

const MANIFESTS = ['package.json', 'package-lock.json'] as const;
const LOCK = 'package-lock.json';

/** Lighthouse of the committed lock file in a folder below `folder`, unless it is there. Gives its program. */
export async function installLighthouse(folder: string): Promise<string> {
  const pinned = join(repositoryRoot(), 'deploy', 'lighthouse');
  const place = join(folder, 'lighthouse');
  // Written last, a copy: an installation that was not finished has none.
  const installed = join(place, 'installed.json');
  if (!existsSync(installed) || readFileSync(installed, 'utf8') !== readFileSync(join(pinned, LOCK), 'utf8')) {
    console.log('Installing Lighthouse ...');
    rmSync(place, { recursive: true, force: true });
    mkdirSync(place, { recursive: true });
    for (const manifest of MANIFESTS) copyFileSync(join(pinned, manifest), join(place, manifest));
    const args = ['ci', '--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund'];
    const { exitCode, all } = await execa('npm', args, { cwd: place, reject: false, stdin: 'ignore', all: true });
    if (exitCode !== 0) {
      const said = all.split('\n').slice(-6).join('\n');
      throw new Error(
        `Lighthouse could not be installed: npm ci failed.\n${said}\nIt needs a package registry in reach. Then run make analyzers again.`,
      );
    }
    copyFileSync(join(pinned, LOCK), installed);
  }
  return join(place, 'node_modules', '.bin', 'lighthouse');
}
