import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { useStack } from '../rig/use-stack.js';
import { ForgetfulStore } from './support/forgetful-store.js';

const log = join(tmpdir(), `bench-lost-${process.pid}.log`);
const stack = useStack({ env: { MILLRACE_BENCH: '1', BENCH_LOG: log } });
let store: ForgetfulStore;

beforeAll(async () => {
  store = await ForgetfulStore.before(stack.store.url);
  await stack.startWorker('workflows,cpu', { DATABASE_URL: store.url });
});

afterAll(() => store.close());

test.each([
  ['a batch', { task_type: 'bench_fan_out', tag: 'batch', n: 3, ms: 0 }, /change_subtasks\0[^]*"status":"SUCCESS"/],
  ['a subtask', { task_type: 'bench_sleep', tag: 'alone', ms: 100 }, /change_subtask\0[^]*[^A-Z"]SUCCESS/],
  ['a local subtask', { task_type: 'bench_noop', tag: 'local' }, /change_subtask\0[^]*[^A-Z"]SUCCESS/],
])(
  '%s whose end was written, though the connection broke before the answer, has succeeded',
  async (_name, body, pattern) => {
    const lost = store.lost;
    store.loseAnswerOnce(pattern);
    const { task_id } = await stack.api.submit(body);
    const task = await stack.api.waitForTask(task_id);
    expect([task.status, task.partial]).toEqual(['SUCCESS', false]);
    expect(store.lost).toBe(lost + 1);
  },
);
