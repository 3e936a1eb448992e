import { join } from 'node:path';
import type { CodeAnalysisResult } from '../../contracts/analysis/code-analysis.contract.js';
import { answer, ChatServer } from '../rig/ai/chat-server.js';
import type { TaskResult } from '../rig/http/views.js';
import { writeTree } from '../rig/trees/write-tree.js';
import { useStack } from '../rig/use-stack.js';

const server = await ChatServer.start();
afterAll(() => server.close());
const stack = useStack({
  workers: ['workflows,cpu'],
  env: { AI_BASE_URL: server.baseUrl, AI_MODEL: 'model-1', AI_API_KEY: 'key-1' },
});

test('the review comes after the other analyzers, knows what they found, and its findings are united with theirs', async () => {
  const path = writeTree(join(stack.trees, 'code'), { 'a.js': 'safe();\n', 'b.js': 'eval(x);\n' });
  server.replies = [
    answer([{ line: 1, quote: 'eval(x);', cwe: 'CWE-95', severity: 'high', message: 'It runs x.', fix: 'Do not.' }]),
  ];
  const body = { task_type: 'code_analysis', source: { path }, analyzers: ['ai', 'security'] };
  const { task_id } = await stack.api.submit(body);
  const task = await stack.api.waitForTask(task_id);
  expect([task.status, task.partial]).toEqual(['SUCCESS', false]);
  expect(server.asked[0]?.chunk).toMatchObject({ file: 'b.js', found_by_other_tools: [{ line: 1 }] });
  const { result } = (await stack.api.get<TaskResult<CodeAnalysisResult>>(`/tasks/${task_id}/result`)).body;
  expect(result?.findings.find(({ cwe }) => cwe === 'CWE-95')?.tools).toContain('ai');
  expect(result?.ai_usage).toMatchObject({ requests: 2, prompt_tokens: 200 });
});
