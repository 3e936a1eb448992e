import { writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { CodeAnalysisResult } from '../../contracts/analysis/code-analysis.contract.js';
import type { TaskResult } from '../rig/http/views.js';
import { useStack } from '../rig/use-stack.js';
import { startScriptedWorker, submitScripts } from './support/scripts.js';
import type { EventData, History, LogPage } from './support/views.js';

// One activity at a time: a worker that stands still in the middle of one has not asked for the next.
const stack = useStack({ workers: ['workflows'], env: { CPU_CONCURRENCY: '1' } });

test('a worker that stood still past its heartbeats and wakes up beside its successor is not heard any more', async () => {
  const [zombieGate, successorGate] = [join(stack.home, 'zombie'), join(stack.home, 'successor')];
  const zombie = await startScriptedWorker(stack, 'cpu');
  const taskId = await submitScripts(stack, {
    static: [
      [
        ['progress', 30, 'the first word'],
        ['blindlyWaitFor', zombieGate],
        ['log', 'error', 'a line of the zombie'],
        ['progress', 95, 'a word of the zombie'],
        ['find', 'by the zombie'],
      ],
      [
        ['progress', 20, 'the second word'],
        ['waitFor', successorGate],
        ['log', 'info', 'a line of the successor'],
        ['find', 'by the successor'],
      ],
    ],
  });
  await stack.api.waitForEvent(taskId, 'the first word', ({ data }) => data.message === 'the first word');
  zombie.signal('SIGSTOP');
  const successor = await startScriptedWorker(stack, 'cpu');
  await stack.api.waitForEvent(taskId, 'the second word', ({ data }) => data.message === 'the second word');

  // It says all it has to say, and ends, while the successor is in the middle of its work.
  writeFileSync(zombieGate, '');
  zombie.signal('SIGCONT');
  expect(await zombie.end()).toEqual({ code: 0, signal: null });
  const [subtask] = (await stack.api.readTask(taskId)).subtasks;
  const worker = `${successor.pid}@${hostname()}`;
  expect(subtask).toMatchObject({ status: 'PROCESSING', progress: 20, message: 'the second word', attempt: 2, worker });

  writeFileSync(successorGate, '');
  const task = await stack.api.waitForTask(taskId);
  expect([task.status, task.partial]).toEqual(['SUCCESS', false]);
  expect(task.subtasks[0]).toMatchObject({ status: 'SUCCESS', attempt: 2, worker });
  const result = await stack.api.get<TaskResult<CodeAnalysisResult>>(`/tasks/${taskId}/result`);
  expect(result.body.result?.findings.map(({ message }) => message)).toEqual(['by the successor']);
  const logs = await stack.api.get<LogPage>(`/tasks/${taskId}/logs`);
  expect(logs.body.items.map(({ message, attempt }) => [message, attempt])).toEqual([['a line of the successor', 2]]);

  const events: EventData[] = [];
  for await (const { data } of stack.api.events(taskId)) events.push(data);
  expect(JSON.stringify(events)).not.toContain('zombie');
  const attempts = events.flatMap((event) => event.attempt ?? []);
  expect(attempts).toEqual([...attempts].sort((a, b) => a - b));
  const history = await stack.api.get<History>(`/tasks/${taskId}/history`);
  expect(history.body.items.map(({ action, attempt }) => [action, attempt])).toEqual([
    ['submitted', null],
    ['attempt_started', 1],
    ['attempt_lost', 1],
    ['attempt_started', 2],
    ['subtask_ended', 2],
    ['ended', null],
  ]);
});
