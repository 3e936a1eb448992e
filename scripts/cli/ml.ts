import { spawn } from 'node:child_process';
import { installMlWorker } from '../ml/install-ml-worker.js';
import { ML_FRAMEWORKS, mlWorkerProcess } from '../ml/ml-worker-process.js';
import type { Verb } from './verb.js';

// The worker is the one that drains: this process lives until it has.
const PASSED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const SIGNALLED = 128;

/** Installs the Python worker the first time, then runs one in the foreground against the stack of the settings. */
export const ml: Verb = async (settings) => {
  const python = await installMlWorker(settings.home, { frameworks: settings.mlFrameworks ?? ML_FRAMEWORKS });
  const { command, env } = mlWorkerProcess(settings, python);
  const [file, ...args] = command;
  const worker = spawn(file, args, { env: { ...process.env, ...env }, stdio: 'inherit' });
  for (const signal of PASSED_ON) process.on(signal, () => worker.kill(signal));
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', (status) => resolve(status ?? SIGNALLED));
  });
};
