import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CodeAnalysisResult } from '../../contracts/analysis/code-analysis.contract.js';
import { makeZip } from '../analysis/support/make-zip.js';
import { queryStore } from '../rig/query-store.js';
import type { ErrorBody, TaskResult, TaskStatus } from '../rig/http/views.js';
import { REPOSITORY } from '../rig/repository.js';
import { writeTree } from '../rig/trees/write-tree.js';
import { useStack } from '../rig/use-stack.js';

// Code of others, 400 files of it, installed with the tests.
const THIRD_PARTY = join(REPOSITORY, 'node_modules/class-validator');
const stack = useStack({ workers: ['workflows,cpu'], roots: [join(REPOSITORY, 'node_modules')] });

async function analyze(path: string): Promise<TaskResult<CodeAnalysisResult>> {
  const { task_id } = await stack.api.submit({ task_type: 'code_analysis', source: { path } });
  await stack.api.waitForTask(task_id);
  return (await stack.api.get<TaskResult<CodeAnalysisResult>>(`/tasks/${task_id}/result`)).body;
}

describe('the analysis of a third-party package of more than 300 files', () => {
  let first: TaskResult<CodeAnalysisResult>;

  beforeAll(async () => {
    first = await analyze(THIRD_PARTY);
  });

  test('succeeds with every subtask, its end told alike by task, status and result', async () => {
    const task = await stack.api.readTask(first.task_id);
    expect(task).toMatchObject({ status: 'SUCCESS', partial: false, progress: 100, error: null });
    for (const subtask of task.subtasks)
      expect(subtask).toMatchObject({ status: 'SUCCESS', progress: 100, attempt: 1, error: null });
    const status = await stack.api.get<TaskStatus>(`/tasks/${first.task_id}/status/`);
    expect(status.body).toEqual({
      task_id: first.task_id,
      status: 'SUCCESS',
      progress: 100,
      message: task.message,
      result_available: true,
    });
    expect(first).toEqual({ task_id: first.task_id, status: 'SUCCESS', result: first.result });
  });

  test('reads more than 300 files and counts every finding by its severity', () => {
    const { files = 0, findings = [], counts } = first.result ?? {};
    expect(files).toBeGreaterThan(300);
    expect(findings.length).toBeGreaterThan(0);
    expect(Object.values(counts ?? {}).reduce((sum, count) => sum + count, 0)).toBe(findings.length);
  });

  test('finds places that are there', () => {
    for (const { file, line } of first.result?.findings ?? []) {
      const path = join(THIRD_PARTY, file);
      expect([file, existsSync(path)]).toEqual([file, true]);
      expect(readFileSync(path, 'utf8').split('\n').length).toBeGreaterThanOrEqual(line);
    }
  });

  test('stores the same findings as SARIF', async () => {
    const { mediaType, body } = await stack.api.get<string>(`/artifacts/${first.result?.sarif_artifact_id}`);
    expect(mediaType).toBe('application/sarif+json');
    const { version, runs } = JSON.parse(body) as { version: string; runs: { results: unknown[] }[] };
    expect(version).toBe('2.1.0');
    expect(runs.flatMap(({ results }) => results).length).toBeGreaterThanOrEqual(first.result?.findings.length ?? 0);
  });

  test('gives the same result the second time', async () => {
    const second = await analyze(THIRD_PARTY);
    const ofRun = { sarif_artifact_id: '', report_artifact_ids: null };
    expect({ ...second.result, ...ofRun }).toEqual({ ...first.result, ...ofRun });
  });
});

describe('a poison input ends as FAILURE at its first attempt, with what to do', () => {
  test.each([
    ['a path that is not there', 'nowhere', 'InvalidSource'],
    ['a path that is a file', 'file.js', 'InvalidSource'],
  ])('%s', async (_, name, type) => {
    writeTree(stack.trees, { 'file.js': '' });
    const { task_id } = await stack.api.submit({
      task_type: 'code_analysis',
      source: { path: join(stack.trees, name) },
    });
    const task = await stack.api.waitForTask(task_id);
    expect(task).toMatchObject({ status: 'FAILURE', partial: false, progress: 0, error: { type } });
    expect(task.error?.message).toMatch(/Check the path|Give the folder/);
    for (const subtask of task.subtasks)
      expect(subtask).toMatchObject({
        status: 'FAILURE',
        attempt: 1,
        progress: 0,
        error: { type, subtask: subtask.name },
      });
    const result = await stack.api.get<TaskResult<unknown>>(`/tasks/${task_id}/result`);
    expect(result.body).toEqual({ task_id, status: 'FAILURE', result: null, error: task.error });
    const status = await stack.api.get<TaskStatus>(`/tasks/${task_id}/status`);
    expect(status.body).toMatchObject({ status: 'FAILURE', progress: 0, result_available: false });
  });
});

test('an archive that is gone when its task is due ends it as FAILURE at its first attempt', async () => {
  const archive = makeZip([{ name: 'index.js', bytes: 'let a;\n' }]).toString('base64');
  const body = { task_type: 'code_analysis', source: { archive }, options: { start_delay_seconds: 2 } };
  const { task_id } = await stack.api.submit(body);
  await queryStore(stack.store, 'DELETE FROM artifacts WHERE task_id = $1', [task_id]);
  const task = await stack.api.waitForTask(task_id);
  expect(task).toMatchObject({ status: 'FAILURE', error: { type: 'ArtifactNotFound' } });
  expect(task.error?.message).toContain('upload it again');
  expect(task.subtasks.map(({ attempt }) => attempt)).toEqual([1, 1]);
});

test('the analyzer ai is skipped with the reason when no endpoint is configured', async () => {
  const path = writeTree(join(stack.trees, 'small'), { 'a.js': 'let a = 1;\n' });
  const body = { task_type: 'code_analysis', source: { path }, analyzers: ['security', 'ai'] };
  const { task_id } = await stack.api.submit(body);
  const task = await stack.api.waitForTask(task_id);
  expect([task.status, task.partial, task.subtasks.map(({ status }) => status)]).toEqual([
    'SUCCESS',
    false,
    ['SUCCESS', 'SKIPPED'],
  ]);
  const { result } = (await stack.api.get<TaskResult<CodeAnalysisResult>>(`/tasks/${task_id}/result`)).body;
  expect(result?.skipped).toContainEqual({ name: 'ai', reason: expect.stringMatching(/Set AI_BASE_URL/) as string });
});

test('the result of a task that has not ended is refused with 409', async () => {
  const options = { start_delay_seconds: 600 };
  const { task_id } = await stack.api.submit({ task_type: 'code_analysis', source: { path: stack.trees }, options });
  const answer = await stack.api.get<ErrorBody>(`/tasks/${task_id}/result/`);
  expect([answer.status, answer.body.error]).toEqual([409, 'Wrong state']);
});

test('a result past its retention is refused with 410, while the task can still be read', async () => {
  const path = writeTree(join(stack.trees, 'small'), { 'a.js': 'let a = 1;\n' });
  const body = { task_type: 'code_analysis', source: { path }, options: { retention_seconds: 1 } };
  const { task_id } = await stack.api.submit(body);
  await stack.api.waitForTask(task_id);
  await stack.api.waitForStatus(`/tasks/${task_id}/result`, 410);
  expect((await stack.api.readTask(task_id)).status).toBe('SUCCESS');
  const status = await stack.api.get<TaskStatus>(`/tasks/${task_id}/status`);
  expect(status.body.result_available).toBe(false);
});
