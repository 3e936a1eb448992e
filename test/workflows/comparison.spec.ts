import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CodeAnalysisResult } from '../../contracts/analysis/code-analysis.contract.js';
import type { ErrorBody, TaskPage, TaskResult } from '../rig/http/views.js';
import { queryStore } from '../rig/query-store.js';
import { submitAnalysis } from '../rig/tasks.js';
import { writeTree } from '../rig/trees/write-tree.js';
import { useStack } from '../rig/use-stack.js';

const log = join(tmpdir(), `comparison-${process.pid}.log`);
const stack = useStack({ workers: ['workflows,cpu'], env: { MILLRACE_BENCH: '1', BENCH_LOG: log } });
const UNKNOWN = '0199f3d2-7c1e-7a50-9b52-6f1d2f6f0a11';
let earlier: string;

async function analyze(path: string, more: object = {}): Promise<string> {
  const taskId = await submitAnalysis(stack, path, { analyzers: ['security'], ...more });
  expect((await stack.api.waitForTask(taskId)).status).toBe('SUCCESS');
  return taskId;
}

const resultOf = async (taskId: string) =>
  (await stack.api.get<TaskResult<CodeAnalysisResult>>(`/tasks/${taskId}/result`)).body.result;

/** What the door says of a `compare_to`; nothing may be accepted. */
async function refuse(compareTo: unknown): Promise<string> {
  const count = async () => (await stack.api.get<TaskPage>('/tasks?limit=200')).body.items.length;
  const before = await count();
  const body = { task_type: 'code_analysis', source: { path: stack.trees }, compare_to: compareTo };
  const answer = await stack.api.post<ErrorBody>('/tasks', body);
  expect([answer.status, Object.keys(answer.body.details)]).toEqual([400, ['compare_to']]);
  expect(await count()).toBe(before);
  return answer.body.details['compare_to']?.join() ?? '';
}

beforeAll(async () => {
  const path = writeTree(join(stack.trees, 'then'), { 'kept.js': 'eval(a);\n', 'mended.js': 'eval(b);\n' });
  earlier = await analyze(path);
});

test('a tree is compared with its earlier analysis', async () => {
  const files = { 'kept.js': '\neval(a);\n', 'mended.js': 'let b;\n', 'added.js': 'eval(c);\n' };
  const path = writeTree(join(stack.trees, 'today'), files);
  const result = await resultOf(await analyze(path, { compare_to: earlier.toUpperCase() }));
  const { comparison, findings = [] } = result ?? {};
  const filesOf = (ids: readonly string[] = []) =>
    new Set(findings.filter(({ id }) => ids.includes(id)).map(({ file }) => file));
  expect(filesOf(comparison?.new)).toEqual(new Set(['added.js']));
  expect(filesOf(comparison?.kept)).toEqual(new Set(['kept.js']));
  expect(new Set(comparison?.fixed.map(({ file }) => file))).toEqual(new Set(['mended.js']));
  expect(comparison?.not_compared).toEqual([]);
});

test('an earlier analysis that goes before it is needed is called missing, and fails nothing', async () => {
  const path = join(stack.trees, 'then');
  const baseline = await analyze(path);
  const options = { start_delay_seconds: 2 };
  const taskId = await submitAnalysis(stack, path, { analyzers: ['security'], compare_to: baseline, options });
  await queryStore(stack.store, 'DELETE FROM results WHERE task_id = $1', [baseline]);
  expect((await stack.api.waitForTask(taskId)).status).toBe('SUCCESS');
  expect((await resultOf(taskId))?.comparison).toMatchObject({
    compare_to: baseline,
    missing: expect.stringContaining('past its retention') as string,
  });
});

describe('is refused at the door, with nothing started', () => {
  test('an id that is none', async () => {
    expect(await refuse('yesterday')).toContain('UUID');
  });

  test('an unknown task', async () => {
    expect(await refuse(UNKNOWN)).toContain(`There is no task ${UNKNOWN}`);
  });

  test('a task of another type', async () => {
    const { task_id } = await stack.api.submit({ task_type: 'bench_noop', tag: 'other' });
    expect(await refuse(task_id)).toContain('is a bench_noop. Name one of the type code_analysis');
  });

  test('a task that has not ended', async () => {
    const taskId = await submitAnalysis(stack, stack.trees, { options: { start_delay_seconds: 600 } });
    expect(await refuse(taskId)).toContain('Wait for its end');
  });

  test('a task that failed', async () => {
    const taskId = await submitAnalysis(stack, join(stack.trees, 'nowhere'));
    await stack.api.waitForTask(taskId);
    expect(await refuse(taskId)).toContain('ended as FAILURE');
  });

  test('a task whose result is past its retention', async () => {
    const taskId = await analyze(join(stack.trees, 'then'), { options: { retention_seconds: 1 } });
    await stack.api.waitForStatus(`/tasks/${taskId}/result`, 410);
    expect(await refuse(taskId)).toContain('has passed its retention');
  });
});
