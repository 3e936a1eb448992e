import { copyFileSync, readdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';

const LIMIT_BYTES = 32 * 1024 * 1024;
const CHECK_MS = 60_000;

/**
 * Moves a log over 32 MiB to `<name>.log.1`, once a minute. Its writer appends, so it goes on at the start of the emptied
 * file. Returns the function that ends it.
 */
export function limitLogs(home: string): () => void {
  const folder = join(home, 'logs');
  const timer = setInterval(() => {
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.log'))) {
      const file = join(folder, name);
      if (statSync(file).size < LIMIT_BYTES) continue;
      copyFileSync(file, `${file}.1`);
      truncateSync(file);
    }
  }, CHECK_MS);
  return () => clearInterval(timer);
}
