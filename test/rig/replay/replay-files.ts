import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { REPOSITORY } from '../repository.js';

const REPLAYER = `${REPOSITORY}/test/rig/replay/file-replayer.mjs`;

/** Replays histories out of files with a bundle. Gives each file with null, or with the error by its name. */
export async function replayFiles(bundle: string, files: readonly string[]): Promise<[string, string | null][]> {
  const { stdout } = await promisify(execFile)(process.execPath, [REPLAYER, bundle, ...files]);
  return JSON.parse(stdout) as [string, string | null][];
}
