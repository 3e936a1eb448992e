import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../../src/config/settings.js';

/** What workers in other languages prove themselves with: WORKER_TOKEN, or one that is made up once for this folder. */
export function workerToken({ workerToken: given, home }: Pick<Settings, 'workerToken' | 'home'>): string {
  if (given !== undefined) return given;
  const file = join(home, 'worker-token');
  if (!existsSync(file)) {
    mkdirSync(home, { recursive: true });
    writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8').trim();
}
