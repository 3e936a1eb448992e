import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { portAnswers } from '../processes/port-answers.js';
import { waitUntil } from '../processes/wait-until.js';
import { type DevServerOptions, devServerCommand } from './dev-server.js';

export interface RunningEngine {
  readonly address: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** A development server of one's own, answering when this resolves. */
export async function startEngine(options: DevServerOptions): Promise<RunningEngine> {
  const [file, ...args] = devServerCommand(options);
  const child = spawn(file, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const said: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const exited = once(child, 'exit');
  const address = `127.0.0.1:${options.port}`;
  const answers = await waitUntil(async () => child.exitCode !== null || (await portAnswers(address)), {
    withinMs: 60_000,
  });
  if (!answers || child.exitCode !== null) {
    child.kill('SIGKILL');
    throw new Error(`The Temporal server did not start on ${address}. It said:\n${said.slice(-5).join('')}`);
  }
  return {
    address,
    pid: child.pid as number,
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
