import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../src/config/repository-root.js';

/** The Temporal CLI the product is built and tested with. Archives are by `<process.platform>-<process.arch>`. */
export interface TemporalRelease {
  readonly version: string;
  readonly package: string;
  readonly archives: Readonly<Record<string, { readonly file: string; readonly sha256: string } | undefined>>;
}

/** The folder of the pinned go.mod and go.sum. */
export const TEMPORAL_MODULE_DIR = join(repositoryRoot(), 'deploy', 'temporal');

export function readTemporalRelease(): TemporalRelease {
  return JSON.parse(readFileSync(join(TEMPORAL_MODULE_DIR, 'release.json'), 'utf8')) as TemporalRelease;
}
