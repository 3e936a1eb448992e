import { existsSync } from 'node:fs';
import { listChildren } from '../../rig/processes/busy-children.js';
import type { SpawnedProcess } from '../../rig/processes/spawned-process.js';
import type { Stack } from '../../rig/stack.js';
import { waitFor } from '../../rig/wait-for.js';
import { epochOf } from './training-client.js';

/** Cancels the one training that a worker carries out, and waits until its process is gone. Returns the last epoch that was told. */
export async function cancelTraining({ api }: Stack, worker: SpawnedProcess, taskId: string): Promise<number> {
  const processes = listChildren(worker);
  expect(processes).toHaveLength(1);
  await api.post(`/tasks/${taskId}/cancel`);
  expect((await api.waitForTask(taskId)).status).toBe('REVOKED');
  await waitFor('the end of the process', () => processes.every((pid) => !existsSync(`/proc/${pid}`)));
  let last = 0;
  for await (const event of api.events(taskId)) last = epochOf(event) ?? last;
  return last;
}
