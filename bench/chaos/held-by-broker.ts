import { once } from 'node:events';
import { connect } from 'node:net';
import type { BenchPorts } from '../stacks/stack.js';

/** Tasks that have not finished when a stack has settled, and are not gone. */
export interface Held {
  /** Given to a worker that is dead; the broker gives them out again later than a trial waits. */
  readonly unacknowledged: number;
  /** In the queue, from which the worker that runs takes nothing any more. */
  readonly queued: number;
}

/** Of these stacks only Celery on Redis has such: its visibility timeout is an hour. */
export async function countHeld(stack: string, { redis }: BenchPorts): Promise<Held> {
  if (stack !== 'celery') return { unacknowledged: 0, queued: 0 };
  return { unacknowledged: await ask(redis, 'HLEN unacked'), queued: await ask(redis, 'LLEN celery') };
}

async function ask(port: number, command: string): Promise<number> {
  const socket = connect(port, '127.0.0.1');
  socket.write(`${command}\r\n`);
  try {
    const [answer] = (await once(socket, 'data')) as [Buffer];
    return Number(/^:(\d+)/.exec(answer.toString())?.[1] ?? 0);
  } finally {
    socket.destroy();
  }
}
