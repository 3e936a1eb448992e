import { join } from 'node:path';
import { BUILD } from '../repository.js';
import { SpawnedProcess } from './spawned-process.js';

interface WorkerOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly queues: string;
  readonly logs: string;
}

export async function startWorker({ env, queues, logs }: WorkerOptions): Promise<SpawnedProcess> {
  const command = [process.execPath, join(BUILD, 'src/worker.js'), '--queues', queues];
  const worker = new SpawnedProcess(`worker of ${queues}`, command, { env, logFile: join(logs, 'workers.log') });
  await worker.waitForLine(/Polling /);
  return worker;
}
