import { existsSync } from 'node:fs';
import { execa } from 'execa';
import type { ProgressLine } from '../terminal/progress-line.js';

/** From here on Go fetches the newer toolchain a go.mod asks for by itself. */
const OLDEST_GO = [1, 21] as const;

/** The Go to build with. Installs Debian's as root when there is none. Throws with what to install. */
export async function findGo(line: ProgressLine): Promise<string> {
  const { exitCode, stdout } = await execa('go', ['version'], { reject: false, stdin: 'ignore' });
  if (exitCode === 0 && isRecent(/go(\d+)\.(\d+)/.exec(stdout))) return 'go';
  if (await installDebianGo(line)) return 'go';
  throw new Error(`there is no Go ${OLDEST_GO.join('.')} or newer on PATH (https://go.dev/dl has one)`);
}

async function installDebianGo(line: ProgressLine): Promise<boolean> {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return false;
  const run = (file: string, ...args: string[]) =>
    execa(file, args, { reject: false, stdin: 'ignore', env: { DEBIAN_FRONTEND: 'noninteractive' } });
  line.show('no Go here: asking apt-get for golang-go');
  await run('apt-get', 'update');
  const { stdout } = await run('apt-cache', 'policy', 'golang-go');
  if (!isRecent(/Candidate:\s*(?:\d+:)?(\d+)\.(\d+)/.exec(stdout ?? ''))) return false;
  line.show('installing golang-go');
  return (await run('apt-get', 'install', '-y', '--no-install-recommends', 'golang-go')).exitCode === 0;
}

function isRecent(version: RegExpExecArray | null): boolean {
  const [major, minor] = [Number(version?.[1]), Number(version?.[2])];
  return major > OLDEST_GO[0] || (major === OLDEST_GO[0] && minor >= OLDEST_GO[1]);
}
