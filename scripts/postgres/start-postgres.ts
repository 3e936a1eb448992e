import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { waitUntil } from '../processes/wait-until.js';
import { credentials } from './account.js';
import { connectOnce } from './connect-once.js';
import { preparePostgres } from './prepare-postgres.js';

export interface RunningPostgres {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** A PostgreSQL of one's own in `<home>/postgres` on 127.0.0.1:`port`, answering when this resolves. */
export async function startPostgres({ home, port }: { home: string; port: number }): Promise<RunningPostgres> {
  const { command, account, data, url } = await preparePostgres({ home, port });
  const [file, ...args] = command;
  const child = spawn(file, args, {
    ...credentials(account),
    cwd: data,
    env: { LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const exited = once(child, 'exit');
  const answers = await waitUntil(async () => child.exitCode !== null || (await connectOnce(url)) === null, {
    withinMs: 30_000,
  });
  if (!answers || child.exitCode !== null) {
    child.kill('SIGQUIT');
    throw new Error(`PostgreSQL did not start on port ${port}. It said:\n${said.slice(-5).join('')}`);
  }
  return {
    url,
    pid: child.pid as number,
    async stop() {
      child.kill('SIGINT');
      await exited;
    },
  };
}
