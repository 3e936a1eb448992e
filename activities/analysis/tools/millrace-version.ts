import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../../src/config/repository-root.js';

/** The version of the product: that of the tools it brings itself. */
export function millraceVersion(): string {
  const { version } = JSON.parse(readFileSync(join(repositoryRoot(), 'package.json'), 'utf8')) as { version: string };
  return version;
}
