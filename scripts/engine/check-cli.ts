import { execa } from 'execa';

/** The first server whose dynamic configuration knows everything the product sets. */
const OLDEST_SERVER = [1, 29] as const;

/** Runs the CLI once. Throws, saying why, when it does not run or brings a server that is too old. */
export async function checkCli(path: string): Promise<void> {
  const { exitCode, code, stdout, stderr, shortMessage } = await execa(path, ['--version'], {
    reject: false,
    timeout: 20_000,
    stdin: 'ignore',
  });
  if (code === 'ENOENT') throw new Error('not found');
  if (exitCode !== 0) throw new Error(firstLine(stderr || shortMessage || 'it does not run'));
  const found = /Server (\d+)\.(\d+)/.exec(stdout);
  if (!found) throw new Error(`"${path} --version" does not name its server: ${firstLine(stdout)}`);
  const [major, minor] = [Number(found[1]), Number(found[2])];
  if (major < OLDEST_SERVER[0] || (major === OLDEST_SERVER[0] && minor < OLDEST_SERVER[1])) {
    throw new Error(`its server ${major}.${minor} is older than ${OLDEST_SERVER.join('.')}`);
  }
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}
