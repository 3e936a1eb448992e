import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BUILD = fileURLToPath(new URL('../..', import.meta.url));

/** Tells the build on disk from any other by what its files hold; building the same again changes nothing. */
export function identifyBuild(): string {
  const hash = createHash('sha256');
  const files = readdirSync(BUILD, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(js|sql)$/.test(name));
  for (const name of files.sort()) hash.update(`${name}\0`).update(readFileSync(join(BUILD, name)));
  return hash.digest('hex').slice(0, 16);
}
