import { spawn } from 'node:child_process';
import { installMlWorker } from '../ml/install-ml-worker.js';
import { startMlflow } from '../ml/start-mlflow.js';
import { ML_FRAMEWORKS, mlWorkerProcess } from '../ml/ml-worker-process.js';
import type { Verb } from './verb.js';

// The worker is the one that drains: this process lives until it has.
const PASSED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const SIGNALLED = 128;

/** Installs the Python worker and MLflow the first time, then runs both in the foreground, against the stack of the settings. */
export const ml: Verb = async (settings) => {
  const python = await installMlWorker(settings.home, { frameworks: settings.mlFrameworks ?? ML_FRAMEWORKS });
  const mlflow = await startMlflow(settings);
  const { command, env } = mlWorkerProcess(settings, python);
  const [file, ...args] = command;
  const worker = spawn(file, args, { env: { ...process.env, ...env }, stdio: 'inherit' });
  for (const signal of PASSED_ON) process.on(signal, () => worker.kill(signal));
  const status = await new Promise<number>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code) => resolve(code ?? SIGNALLED));
  });
  mlflow?.kill();
  return status;
};
