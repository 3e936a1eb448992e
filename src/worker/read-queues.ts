import { parseArgs } from 'node:util';
import { TASK_QUEUES, type TaskQueue } from '../../contracts/task-queues.js';

/** The task queues of `--queues workflows,cpu`, else those of WORKER_QUEUES. Ends the process on a name it does not know. */
export function readQueues(args: readonly string[], fallback: readonly TaskQueue[]): readonly TaskQueue[] {
  const { values } = parseArgs({ args: [...args], options: { queues: { type: 'string' } } });
  if (values.queues === undefined) return fallback;
  const names = values.queues.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !(TASK_QUEUES as readonly string[]).includes(name));
  if (unknown.length === 0) return [...new Set(names as TaskQueue[])];
  process.stderr.write(`--queues names ${unknown.join(', ') || 'nothing'}: choose from ${TASK_QUEUES.join(', ')}.\n`);
  return process.exit(1);
}
