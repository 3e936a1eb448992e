import { execa } from 'execa';

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const REMEDY = 'Lighthouse needs a browser: install Chromium, on Debian with apt-get install chromium.';

/** Chromium from Debian's packages where there is no browser and this may install one; else says what to do. */
export async function installChromium(): Promise<void> {
  if (await hasBrowser()) return;
  if (process.getuid?.() !== 0 || !(await succeeds('apt-get', ['--version']))) {
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

async function hasBrowser(): Promise<boolean> {
  const found = await Promise.all(BROWSERS.map((name) => succeeds('which', [name])));
  return found.includes(true);
}

async function succeeds(file: string, args: readonly string[]): Promise<boolean> {
  return (await execa(file, args, { reject: false, stdin: 'ignore' })).exitCode === 0;
}
