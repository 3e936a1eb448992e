import { join } from 'node:path';
import type { CodeAnalysisResult } from '../../contracts/analysis/code-analysis.contract.js';
import { serve } from '../analysis/support/local-server.js';
import type { TaskResult } from '../rig/http/views.js';
import { writeTree } from '../rig/trees/write-tree.js';
import { useStack } from '../rig/use-stack.js';

const stack = useStack({ workers: ['workflows,cpu'] });

async function analyze(more: object) {
  const path = writeTree(join(stack.trees, 'small'), { 'a.js': 'let a = 1;\n' });
  const { task_id } = await stack.api.submit({ task_type: 'code_analysis', source: { path }, ...more });
  const task = await stack.api.waitForTask(task_id);
  const { body } = await stack.api.get<TaskResult<CodeAnalysisResult>>(`/tasks/${task_id}/result`);
  return { task, result: body.result };
}

test('a running program is probed, and what it shows is found at its address', async () => {
  const { url } = await serve((_request, response) =>
    response.setHeader('x-powered-by', 'Express').end('<h1>Shop</h1>'),
  );
  const { task, result } = await analyze({ analyzers: ['dynamic'], target_url: url });
  expect([task.status, task.partial]).toEqual(['SUCCESS', false]);
  expect(result?.findings.some(({ file, cwe }) => file === url && cwe !== null)).toBe(true);
});

test('the analyzer dynamic is skipped with the reason when a task names no program', async () => {
  const { task, result } = await analyze({ analyzers: ['security', 'dynamic'] });
  expect(task.subtasks.map(({ status }) => status)).toEqual(['SUCCESS', 'SKIPPED']);
  expect(result?.skipped).toContainEqual({ name: 'dynamic', reason: expect.stringContaining('target_url') as string });
});
