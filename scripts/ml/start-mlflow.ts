import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Settings } from '../../src/config/settings.js';
import { portAnswers } from '../processes/port-answers.js';
import { installMlflow } from './install-mlflow.js';
import { mlflowProcess } from './mlflow-process.js';

const HERE = new Set(['127.0.0.1', 'localhost']);

/**
 * The MLflow server that the settings name, installed the first time; null when that is another machine's, or runs already.
 * What it says goes to this process's standard error.
 */
export async function startMlflow({ home, mlflowTrackingUri }: Settings): Promise<ChildProcess | null> {
  const { hostname, port, host } = new URL(mlflowTrackingUri);
  if (!HERE.has(hostname) || (await portAnswers(host))) return null;
  const place = { folder: join(home, 'mlflow'), port: Number(port || 80) };
  const { command, env } = mlflowProcess(await installMlflow(home), place);
  const [file, ...args] = command;
  console.log(`MLflow serves ${mlflowTrackingUri}`);
  return spawn(file, args, { env: { ...process.env, ...env }, stdio: ['ignore', 2, 2] });
}
