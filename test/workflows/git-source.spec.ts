import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CodeAnalysisResult } from '../../contracts/analysis/code-analysis.contract.js';
import { makeRepository } from '../analysis/support/make-repository.js';
import type { ErrorBody, TaskAnswer, TaskResult } from '../rig/http/views.js';
import { useStack } from '../rig/use-stack.js';

const stack = useStack({ workers: ['workflows,cpu'], env: { ANALYSIS_GIT_SCHEMES: 'https,file' } });
let repository: ReturnType<typeof makeRepository>;
let url: string;

beforeAll(() => {
  const folder = join(stack.trees, 'project');
  mkdirSync(folder);
  repository = makeRepository(folder);
  url = pathToFileURL(folder).href;
});

const submit = (source: object, more: object = {}) =>
  stack.api.post<ErrorBody>('/tasks', { task_type: 'code_analysis', source, ...more });
const resultOf = async (taskId: string) =>
  (await stack.api.get<TaskResult<CodeAnalysisResult>>(`/tasks/${taskId}/result`)).body.result;

test('a repository is analyzed at one commit, which a rerun keeps', async () => {
  const commit = repository.commit({ 'a.js': 'eval(x);\n' });
  const source = { git_url: url, git_ref: 'main' };
  const { task_id } = await stack.api.submit({ task_type: 'code_analysis', source });
  const task = await stack.api.waitForTask(task_id);
  expect([task.status, task.partial]).toEqual(['SUCCESS', false]);
  const first = await resultOf(task_id);
  expect(first?.commit).toBe(commit);
  expect(first?.findings.map(({ file }) => file)).toContain('a.js');

  repository.commit({ 'a.js': 'eval(x);\n', 'b.js': 'eval(y);\n' });
  const { body } = await stack.api.post<TaskAnswer>(`/tasks/${task_id}/rerun`, { only: ['static'] });
  await stack.api.waitForTask(body.task_id);
  expect((await resultOf(body.task_id))?.commit).toBe(commit);
});

test('a branch that is not there ends the task at its first attempt, with what to do', async () => {
  const source = { git_url: url, git_ref: 'elsewhere' };
  const { task_id } = await stack.api.submit({ task_type: 'code_analysis', source });
  const task = await stack.api.waitForTask(task_id);
  expect(task).toMatchObject({ status: 'FAILURE', error: { type: 'InvalidSource' } });
  expect(task.error?.message).toContain('Check git_ref');
});

test.each([
  ['a host that is not allowed', { git_url: 'https://example.org/a.git' }, 'git_url', 'set ANALYSIS_GIT_HOSTS'],
  ['a scheme that is not allowed', { git_url: 'ssh://example.org/a.git' }, 'git_url', 'set ANALYSIS_GIT_SCHEMES'],
  ['credentials', { git_url: 'https://me:secret@example.org/a.git' }, 'git_url', 'leave them out'],
  ['a file outside of the roots', { git_url: 'file:///etc' }, 'git_url', 'ANALYSIS_ROOTS'],
  [
    'an option as a branch',
    { git_url: 'https://example.org/a.git', git_ref: '--upload-pack=x' },
    'git_ref',
    'a branch',
  ],
  ['a pair of names', { git_url: 'https://example.org/a.git', git_ref: 'a:refs/heads/b' }, 'git_ref', 'a branch'],
  ['a branch of an archive', { path: '/srv', git_ref: 'main' }, 'git_ref', 'goes with git_url'],
])('%s is refused at the door, naming what to do', async (_, source, field, advice) => {
  const { status, body } = await submit(source);
  expect(status).toBe(400);
  expect(body.details[`source.${field}`]?.join()).toContain(advice);
});
