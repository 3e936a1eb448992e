import { request } from 'undici';
import { freePort } from '../rig/processes/free-port.js';
import { submitAnalysis } from '../rig/tasks.js';
import { useStack } from '../rig/use-stack.js';
import { waitFor } from '../rig/wait-for.js';
import { startScriptedWorker, submitScripts } from '../tasks/support/scripts.js';
import { parseMetrics, type Sample } from './support/parse-metrics.js';

const stack = useStack();
let samples: Sample[];

async function scrape(): Promise<Sample[]> {
  const { status, headers, body } = await stack.api.get<string>('//metrics');
  expect([status, headers['content-type']]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
  return parseMetrics(body);
}

const find = (name: string, labels: Record<string, string> = {}) =>
  samples.filter(
    (sample) => sample.name === name && Object.entries(labels).every(([label, text]) => sample.labels[label] === text),
  );
const valueOf = (name: string, labels?: Record<string, string>) => find(name, labels).map(({ value }) => value);

beforeAll(async () => {
  await startScriptedWorker(stack);
  const scripts = [{ static: [[]] }, { static: [[['fail', 'NoLuck', 'once'] as const], []] }];
  for (const script of scripts) await stack.api.waitForTask(await submitScripts(stack, script));
  await submitAnalysis(stack, stack.trees, { options: { start_delay_seconds: 600 } });
  await stack.api.get('/tasks/nobody');
  await stack.api.get('/tasks/somebody');
  samples = await scrape();
});

describe('the metrics of an API', () => {
  test('count the tasks by type and state', () => {
    const of = (status: string) => valueOf('millrace_tasks', { task_type: 'code_analysis', status });
    expect([of('SUCCESS'), of('PENDING'), of('FAILURE')]).toEqual([[2], [1], []]);
  });

  test.each(['millrace_task_queue_wait_seconds', 'millrace_task_duration_seconds'])('tell quantiles: %s', (name) => {
    const quantiles = ['0.5', '0.9', '0.99'].flatMap((quantile) =>
      valueOf(name, { task_type: 'code_analysis', quantile }),
    );
    expect(quantiles).toHaveLength(3);
    expect(quantiles).toEqual([...quantiles].sort((a, b) => a - b));
    expect(quantiles[0]).toBeGreaterThan(0);
  });

  test('tell the retries', () => {
    expect(valueOf('millrace_task_retries', { task_type: 'code_analysis' })).toEqual([1]);
  });

  test('tell the connections of the database pool', () => {
    const [open = NaN, idle = NaN, waiting = NaN] = ['open', 'idle', 'waiting'].flatMap((state) =>
      valueOf('millrace_database_connections', { state }),
    );
    expect(open).toBeGreaterThan(0);
    expect(open).toBeLessThanOrEqual(Number(stack.environment['DATABASE_POOL_SIZE']));
    expect(idle).toBeLessThanOrEqual(open);
    expect(waiting).toBeGreaterThanOrEqual(0);
  });

  test('tell how long requests took, by route and not by address', () => {
    const route = '/api/v1/tasks/:task_id';
    const labels = { method: 'GET', route, status: '404' };
    expect(valueOf('millrace_http_request_duration_seconds_count', labels)).toEqual([2]);
    expect(find('millrace_http_request_duration_seconds_bucket', { ...labels, le: '+Inf' })).toHaveLength(1);
    expect(samples.filter(({ labels: { route: told = '' } }) => told.includes('nobody'))).toEqual([]);
  });

  test.each(['nodejs_eventloop_lag_seconds', 'process_resident_memory_bytes', 'process_cpu_seconds_total'])(
    'tell of the process: %s',
    (name) => {
      expect(valueOf(name)).toEqual([expect.any(Number)]);
    },
  );

  test('are the same of every API where they are of tasks', async () => {
    await stack.startApi();
    const others = await scrape();
    const ofTasks = (all: Sample[]) => all.filter(({ name }) => /^millrace_task(s|_retries)$/.test(name));
    expect(ofTasks(others)).toEqual(ofTasks(samples));
  });
});

test('a worker tells the metrics of the SDK where WORKER_METRICS_ADDRESS says', async () => {
  const address = `127.0.0.1:${await freePort()}`;
  await stack.startWorker('workflows,cpu', { WORKER_METRICS_ADDRESS: address });
  const text = await waitFor('the metrics of the worker', async () => {
    const { statusCode, body } = await request(`http://${address}/metrics`);
    const answer = await body.text();
    return statusCode === 200 && answer.includes('temporal_worker_start') && answer;
  });
  const names = new Set(parseMetrics(text).map(({ name }) => name));
  expect([...names]).toEqual(expect.arrayContaining(['temporal_num_pollers', 'temporal_worker_task_slots_available']));
});

test('each task queue of a worker has a limit of its own', async () => {
  const address = `127.0.0.1:${await freePort()}`;
  const env = { WORKER_METRICS_ADDRESS: address, CPU_CONCURRENCY: '3', GPU_CONCURRENCY: '1' };
  await stack.startWorker('cpu,gpu,gis,ml', env);
  const slots = await waitFor('the slots of all task queues', async () => {
    const { body } = await request(`http://${address}/metrics`);
    const samples = parseMetrics(await body.text()).filter(
      ({ name, labels }) =>
        name === 'temporal_worker_task_slots_available' && labels['worker_type'] === 'ActivityWorker',
    );
    const found = new Map(samples.map(({ labels, value }) => [labels['task_queue'], value]));
    return found.size === 4 && found;
  });
  expect(Object.fromEntries(slots)).toEqual({ cpu: 3, gpu: 1, gis: 2, ml: 2 });
});
