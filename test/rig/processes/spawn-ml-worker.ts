import { join } from 'node:path';
import { mlWorkerProcess } from '../../../scripts/ml/ml-worker-process.js';
import { readSettings } from '../../../src/config/settings.js';
import { SpawnedProcess } from './spawned-process.js';

interface MlWorkerOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly python: string;
  readonly logs: string;
}

export function spawnMlWorker({ env, python, logs }: MlWorkerOptions): SpawnedProcess {
  const worker = mlWorkerProcess(readSettings(env), python);
  const options = { env: { ...env, ...worker.env }, logFile: join(logs, 'ml-workers.log') };
  return new SpawnedProcess('worker of ml', worker.command, options);
}
