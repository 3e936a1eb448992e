import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { useStack } from '../rig/use-stack.js';

const log = join(tmpdir(), `bench-local-${process.pid}.log`);
const stack = useStack({ env: { MILLRACE_BENCH: '1', BENCH_LOG: log } });

describe('a short subtask that runs inside the worker of its workflow', () => {
  test('needs a worker of the task queue workflows alone, and no activity in history', async () => {
    const worker = await stack.startWorker('workflows');
    const options = { wait_for_worker: false };
    const { task_id } = await stack.api.submit({ task_type: 'bench_noop', tag: 'local', options });
    const task = await stack.api.waitForTask(task_id);
    expect(task.status).toBe('SUCCESS');
    expect(task.subtasks[0]).toMatchObject({ status: 'SUCCESS', attempt: 1, task_queue: 'workflows' });
    const events = await stack.engine.readHistory(task_id);
    expect(events.filter((event) => event.activityTaskScheduledEventAttributes)).toEqual([]);
    expect(events.filter((event) => event.markerRecordedEventAttributes).length).toBeGreaterThan(0);
    await worker.end();
  });

  test('is not run again when the worker dies before the engine hears of its end', async () => {
    const tags = Array.from({ length: 60 }, (_, n) => `burst${n}`);
    const taskIds = await Promise.all(
      tags.map(async (tag) => (await stack.api.submit({ task_type: 'bench_noop', tag })).task_id),
    );
    const first = await stack.startWorker('workflows');
    await first.end('SIGKILL');
    await stack.startWorker('workflows');
    const ended = await Promise.all(taskIds.map((taskId) => stack.api.waitForTask(taskId)));
    expect(new Set(ended.map(({ status }) => status))).toEqual(new Set(['SUCCESS']));
    const lines = readFileSync(log, 'utf8').split('\n');
    for (const [index, task] of ended.entries()) {
      const ran = lines.filter((line) => line.startsWith(`E ${tags[index]} `)).length;
      // One body per attempt: an attempt that had stored its result is never repeated.
      expect(ran).toBeLessThanOrEqual(task.subtasks[0]?.attempt ?? 0);
      expect(ran).toBeGreaterThan(0);
    }
  });
});
