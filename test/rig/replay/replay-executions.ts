import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Engine } from '../engine.js';
import { REPOSITORY } from '../repository.js';

const REPLAYER = `${REPOSITORY}/test/rig/replay/server-replayer.mjs`;

/** Replays every execution of an engine against the build. Throws with each that the workflows of the build would not repeat. */
export async function replayExecutions({ address }: Engine, bundle: string): Promise<void> {
  // In a process of its own: the native part of the SDK does not like to be loaded once per test file.
  const { stdout } = await promisify(execFile)(process.execPath, [REPLAYER, address, bundle]);
  const failures = JSON.parse(stdout) as { workflowId: string; message: string }[];
  if (failures.length === 0) return;
  const lines = failures.map(({ workflowId, message }) => `${workflowId} does not replay: ${message}`);
  throw new Error(lines.join('\n'));
}
