import type { CodeAnalysisResult } from '../../contracts/analysis/code-analysis.contract.js';
import type { TaskResult } from '../rig/http/views.js';
import { useStack } from '../rig/use-stack.js';
import { startScriptedWorker, submitScripts } from './support/scripts.js';
import type { History, LogPage } from './support/views.js';

const stack = useStack();
// Neither fits into a text of PostgreSQL, and both come out of files and child processes.
const NUL = 'before\0after';
const HALF = 'before\ud83dafter';
const SHOWN = 'before\ufffdafter';

beforeAll(() => startScriptedWorker(stack));

describe.each([
  ['a NUL character', NUL],
  ['half of a surrogate pair', HALF],
])('what an activity says may hold %s', (_, text) => {
  test('in its lines and its progress', async () => {
    const taskId = await submitScripts(stack, {
      static: [
        [
          ['log', 'info', text],
          ['progress', 50, text],
        ],
      ],
    });
    const { status, subtasks } = await stack.api.waitForTask(taskId);
    expect([status, subtasks[0]?.attempt, subtasks[0]?.message]).toEqual(['SUCCESS', 1, SHOWN]);
    const { body } = await stack.api.get<LogPage>(`/tasks/${taskId}/logs`);
    expect(body.items.map(({ message }) => message)).toEqual([SHOWN]);
  });

  test('in its result, which comes out as it went in', async () => {
    const taskId = await submitScripts(stack, { static: [[['find', text]]] });
    const { status, subtasks } = await stack.api.waitForTask(taskId);
    expect([status, subtasks[0]?.attempt]).toEqual(['SUCCESS', 1]);
    const { body } = await stack.api.get<TaskResult<CodeAnalysisResult>>(`/tasks/${taskId}/result`);
    expect(body.result?.findings.map(({ message }) => message)).toEqual([text]);
  });

  test('in the failure that ends it', async () => {
    const taskId = await submitScripts(stack, { static: [[['refuse', 'Odd', text]]] });
    const { status, error } = await stack.api.waitForTask(taskId);
    expect([status, error]).toEqual(['FAILURE', { type: 'Odd', message: SHOWN, subtask: 'static' }]);
    const { body } = await stack.api.get<History>(`/tasks/${taskId}/history`);
    const failed = body.items.find(({ action }) => action === 'attempt_failed');
    expect(failed?.body).toMatchObject({ type: 'Odd', message: SHOWN });
  });
});

test('a task started in the engine with an input that cannot be stored fails with the reason', async () => {
  const args = [{ task_type: 'code_analysis', input: { source: { path: `/x${NUL}` } } }];
  await stack.engine.client.workflow.start('codeAnalysis', { workflowId: 'odd', taskQueue: 'workflows', args });
  await stack.api.waitForStatus('/tasks/odd', 200);
  const { status, error } = await stack.api.waitForTask('odd');
  expect([status, error?.type]).toEqual(['FAILURE', 'InvalidInput']);
  expect(error?.message).toContain('NUL');
});
