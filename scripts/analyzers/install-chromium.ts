import { execa } from 'execa';
import { findBrowser } from '../../activities/analysis/lighthouse/find-browser.js';
import { findProgram } from '../../activities/analysis/programs/find-program.js';

const REMEDY = 'Lighthouse needs a browser: install Chromium, on Debian with apt-get install chromium.';

/** Chromium from Debian's packages where there is no browser and this may install one; else says what to do. */
export async function installChromium(): Promise<void> {
  if (findBrowser() !== null) return;
  if (process.getuid?.() !== 0 || findProgram('apt-get') === null) {
    console.log(REMEDY);
    return;
  }
  console.log('Installing Chromium ...');
  await aptGet('update');
  const { exitCode, all } = await aptGet('install', '-y', '--no-install-recommends', 'chromium');
  if (exitCode !== 0)
    throw new Error(`Chromium could not be installed.\n${all.split('\n').slice(-6).join('\n')}\n${REMEDY}`);
}

/** Runs apt-get, which waits for whoever else is installing. */
function aptGet(...args: readonly string[]) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const options = { env, reject: false, stdin: 'ignore', all: true } as const;
  return execa('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=120', ...args], options);
}
