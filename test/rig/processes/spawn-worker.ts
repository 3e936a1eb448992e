import { join } from 'node:path';
import { BUILD } from '../repository.js';
import { SpawnedProcess } from './spawned-process.js';

interface WorkerOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly queues: string;
  readonly logs: string;
}

export function spawnWorker({ env, queues, logs }: WorkerOptions): SpawnedProcess {
  const command = [process.execPath, join(BUILD, 'src/worker.js'), '--queues', queues];
  return new SpawnedProcess(`worker of ${queues}`, command, { env, logFile: join(logs, 'workers.log') });
}
