import sharp from 'sharp';
import { waitFor } from '../rig/wait-for.js';
import { useStack } from '../rig/use-stack.js';
import { base64 } from './support/pictures.js';

const stack = useStack({ workers: ['workflows'] });

const [WIDTH, HEIGHT] = [3000, 2000];

/** A disc on a rough ground, large enough that each stage of the work on it can be caught. */
async function drawLarge(): Promise<string> {
  const noise = { type: 'gaussian', mean: 120, sigma: 40 } as const;
  const ground = sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: '#888', noise } });
  const disc = `<svg width="${WIDTH}" height="${HEIGHT}"><circle cx="1400" cy="1000" r="500" fill="#c03020"/></svg>`;
  return base64(
    await ground
      .composite([{ input: Buffer.from(disc) }])
      .jpeg()
      .toBuffer(),
  );
}

const TASKS: Readonly<Record<string, { queue: string; fields: () => Promise<object> }>> = {
  image_generation: {
    queue: 'gpu',
    fields: () => Promise.resolve({ prompt: 'A forest by a lake at dawn', parameters: { width: 2048, height: 2048 } }),
  },
  background_removal: {
    queue: 'cpu',
    fields: async () => ({
      image: await drawLarge(),
      parameters: { box: { x: 850, y: 450, width: 1100, height: 1100 } },
    }),
  },
};

const submit = async (task_type: string) => {
  const { task_id } = await stack.api.submit({ task_type, ...(await TASKS[task_type]?.fields()) });
  return task_id;
};

const waitForWork = (taskId: string) =>
  stack.api.waitForEvent(taskId, 'work', ({ event, data }) => event === 'subtask' && (data.progress ?? 0) > 1);

describe.each(Object.keys(TASKS))('%s', (type) => {
  const queue = TASKS[type]?.queue ?? '';

  test('tells its stages one after the other, with the percent before each', async () => {
    const worker = await stack.startWorker(queue);
    const taskId = await submit(type);
    const told: { progress: number; message: string }[] = [];
    for await (const { event, data } of stack.api.events(taskId))
      if (event === 'subtask' && data.status === 'PROCESSING')
        told.push({ progress: data.progress ?? 0, message: data.message ?? '' });
    expect((await stack.api.readTask(taskId)).status).toBe('SUCCESS');
    expect(new Set(told.map(({ message }) => message)).size).toBeGreaterThanOrEqual(3);
    const percents = told.map(({ progress }) => progress);
    expect(percents).toEqual([...percents].sort((one, other) => one - other));
    await worker.end();
  });

  test('is cancelled in the middle of its work, and the worker goes on with the next one', async () => {
    const worker = await stack.startWorker(queue);
    const taskId = await submit(type);
    await waitForWork(taskId);
    expect((await stack.api.post(`/tasks/${taskId}/cancel/`)).status).toBe(202);
    expect((await stack.api.waitForTask(taskId)).status).toBe('REVOKED');
    expect((await stack.api.waitForTask(await submit(type))).status).toBe('SUCCESS');
    await worker.end();
  });

  test('whose worker is killed is done again by another one', async () => {
    const first = await stack.startWorker(queue);
    const taskId = await submit(type);
    await waitForWork(taskId);
    await first.end('SIGKILL');
    const second = await stack.startWorker(queue);
    await waitFor('the second attempt', async () => (await stack.api.readTask(taskId)).subtasks[0]?.attempt === 2);
    const { status, subtasks } = await stack.api.waitForTask(taskId);
    expect([status, subtasks[0]?.attempt]).toEqual(['SUCCESS', 2]);
    await second.end();
  });
});
