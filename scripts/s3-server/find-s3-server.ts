import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { repositoryRoot } from '../../src/config/repository-root.js';
import { buildGoProgram } from '../engine/build-go-program.js';
import { ProgressLine } from '../terminal/progress-line.js';

const MODULE_DIR = join(repositoryRoot(), 'deploy', 'versitygw');
const PACKAGE = 'github.com/versity/versitygw/cmd/versitygw';

/**
 * The S3-compatible server that the artifact store is tested against, built once into `<home>/bin` from its pinned go.mod:
 * about two minutes on two cores. Throws with what is missing.
 */
export async function findS3Server(home: string): Promise<string> {
  const target = join(home, 'bin', `versitygw-${pinnedVersion()}`);
  if (existsSync(target)) return target;
  const line = new ProgressLine('Building the S3 server of the tests, once');
  const unfinished = `${target}.${process.pid}.unfinished`;
  await mkdir(dirname(target), { recursive: true });
  try {
    await buildGoProgram({ package: PACKAGE, moduleDir: MODULE_DIR, ldflags: '-s -w' }, unfinished, line);
    await rename(unfinished, target);
  } finally {
    await rm(unfinished, { force: true });
  }
  line.end('done');
  return target;
}

function pinnedVersion(): string {
  const [, version] = /versity\/versitygw v(\S+)/.exec(readFileSync(join(MODULE_DIR, 'go.mod'), 'utf8')) ?? [];
  if (version === undefined) throw new Error(`${MODULE_DIR}/go.mod does not name versitygw. Restore it from git.`);
  return version;
}
