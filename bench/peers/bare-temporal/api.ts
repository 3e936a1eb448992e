import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { randomUUID } from 'node:crypto';
import { json } from 'node:stream/consumers';
import { Client, Connection, WorkflowNotFoundError } from '@temporalio/client';
import { type BenchTask, NAMESPACE, TASK_QUEUE, TASK_TYPES, variable } from './shared.js';

const STATUS: Readonly<Record<string, string>> = { RUNNING: 'PROCESSING', COMPLETED: 'SUCCESS' };

const connection = await Connection.connect({ address: variable('TEMPORAL_ADDRESS') });
const { workflow } = new Client({ connection, namespace: NAMESPACE });

async function submit(request: IncomingMessage): Promise<[number, object]> {
  const task = (await json(request)) as BenchTask;
  if (!TASK_TYPES.includes(task.task_type)) return [400, { error: `task_type is one of ${TASK_TYPES.join(', ')}` }];
  const { workflowId } = await workflow.start(task.task_type, {
    taskQueue: TASK_QUEUE,
    workflowId: randomUUID(),
    args: [task] as [BenchTask],
  });
  return [202, { task_id: workflowId }];
}

async function read(taskId: string, view: string): Promise<[number, object]> {
  const handle = workflow.getHandle(taskId);
  const { status } = await handle.describe();
  if (view === 'status') return [200, { task_id: taskId, status: STATUS[status.name] ?? 'FAILURE' }];
  return [200, { task_id: taskId, result: status.name === 'COMPLETED' ? ((await handle.result()) as unknown) : null }];
}

async function answer(request: IncomingMessage): Promise<[number, object]> {
  if (request.method === 'POST' && request.url === '/tasks') return submit(request);
  const [, taskId, view] = /^\/tasks\/([\w-]+)\/(status|result)$/.exec(request.url ?? '') ?? [];
  if (taskId === undefined || view === undefined) return [404, { error: 'no such route' }];
  return read(taskId, view);
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [status, body] = await answer(request).catch((error: unknown): [number, object] =>
    error instanceof WorkflowNotFoundError ? [404, { error: 'unknown task' }] : [500, { error: String(error) }],
  );
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

const server = createServer((request, response) => void handle(request, response));
server.keepAliveTimeout = 75_000;
server.listen(Number(variable('PORT')), '127.0.0.1');

await once(process, 'SIGTERM');
server.closeAllConnections();
server.close();
await connection.close();
