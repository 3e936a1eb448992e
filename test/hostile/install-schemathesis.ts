import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { repositoryRoot } from '../../src/config/repository-root.js';

const run = promisify(execFile);
const REQUIREMENTS = fileURLToPath(new URL('./requirements.txt', import.meta.url));

/** Installs Schemathesis into a Python environment of its own below .millrace, once, and returns its command. */
export async function installSchemathesis(): Promise<string> {
  const folder = join(repositoryRoot(), '.millrace', 'python', 'schemathesis');
  const stamp = join(folder, 'installed');
  const wanted = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    rmSync(folder, { recursive: true, force: true });
    await run('python3', ['-m', 'venv', folder]).catch((error: unknown) => {
      throw new Error(
        `Python 3.10 or newer with venv is needed (Debian: apt-get install python3-venv): ${String(error)}`,
      );
    });
    await run(join(folder, 'bin', 'pip'), ['install', '--quiet', '--disable-pip-version-check', '-r', REQUIREMENTS]);
    writeFileSync(stamp, wanted);
  }
  return join(folder, 'bin', 'schemathesis');
}
