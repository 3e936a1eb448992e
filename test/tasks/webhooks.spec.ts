import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { ErrorBody } from '../rig/http/views.js';
import { submitAnalysis } from '../rig/tasks.js';
import { useStack } from '../rig/use-stack.js';
import { waitFor } from '../rig/wait-for.js';
import { type Scripts, startScriptedWorker, submitScripts } from './support/scripts.js';
import type { History, HistoryEntry } from './support/views.js';
import { WebhookReceiver } from './support/webhook-receiver.js';

const SECRET = `whsec_${randomBytes(32).toString('base64')}`;
const receiver = new WebhookReceiver();
// Before the stack's own, so that it is gone when leaks are looked for.
afterAll(() => receiver.close());
const stack = useStack({ env: { WEBHOOK_SECRET: SECRET } });

beforeAll(async () => {
  await receiver.start();
  await startScriptedWorker(stack);
});

const submit = (url: string, scripts: Scripts = { static: [[]] }) =>
  submitScripts(stack, scripts, { options: { webhook_url: url, tags: { team: 'web' } } });

/** The lines of a task's history about its webhook, once there are so many. */
async function readDeliveries(taskId: string, count: number): Promise<HistoryEntry[]> {
  return waitFor(`${count} deliveries in the history`, async () => {
    const { items } = (await stack.api.get<History>(`/tasks/${taskId}/history`)).body;
    const deliveries = items.filter(({ action }) => action.startsWith('webhook_'));
    return deliveries.length >= count && deliveries;
  });
}

describe('the webhook of a task', () => {
  test('tells of its end, signed as Standard Webhooks says', async () => {
    const url = receiver.plan('/signed');
    const taskId = await submit(url);
    const task = await stack.api.waitForTask(taskId);
    const { headers, body } = await receiver.waitForOne('/signed');
    expect(new Webhook(SECRET).verify(body, headers as Record<string, string>)).toEqual({
      type: 'task.ended',
      timestamp: task.finished_at,
      data: {
        task_id: taskId,
        task_type: 'code_analysis',
        status: 'SUCCESS',
        partial: false,
        message: task.message,
        error: null,
        tags: { team: 'web' },
        finished_at: task.finished_at,
      },
    });
    expect(headers['content-type']).toBe('application/json');
    expect(await readDeliveries(taskId, 1)).toEqual([
      expect.objectContaining({ action: 'webhook_sent', actor: 'engine', attempt: 1, body: { url, status: 200 } }),
    ]);
  });

  test('does not verify with another secret, nor with another body', async () => {
    await submit(receiver.plan('/forged'));
    const { headers, body } = await receiver.waitForOne('/forged');
    const names = headers as Record<string, string>;
    const other = new Webhook(`whsec_${randomBytes(32).toString('base64')}`);
    expect(() => other.verify(body, names)).toThrow();
    expect(() => new Webhook(SECRET).verify(body.replace('SUCCESS', 'FAILURE'), names)).toThrow();
  });

  test('is sent again, under the same id, until the receiver takes it; the history tells of each attempt', async () => {
    const url = receiver.plan('/grumpy', 500, 302);
    const taskId = await submit(url);
    const webhooks = await receiver.waitFor('/grumpy', 3);
    expect(webhooks.map(({ answered }) => answered)).toEqual([500, 302, 200]);
    expect(new Set(webhooks.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    for (const { headers, body } of webhooks) new Webhook(SECRET).verify(body, headers as Record<string, string>);
    const deliveries = await readDeliveries(taskId, 3);
    expect(deliveries.map(({ action, attempt, body }) => [action, attempt, body])).toEqual([
      ['webhook_failed', 1, { url, message: `${url} answered 500. It is tried again.` }],
      ['webhook_failed', 2, { url, message: `${url} answered 302. It is tried again.` }],
      ['webhook_sent', 3, { url, status: 200 }],
    ]);
    expect(receiver.at('/moved')).toEqual([]);
  });

  test('is not sent again to a receiver that says it is gone', async () => {
    const taskId = await submit(receiver.plan('/gone', 410));
    const { headers } = await receiver.waitForOne('/gone');
    const handle = stack.engine.client.workflow.getHandle(`webhook-${String(headers['webhook-id'])}`);
    await expect(handle.result()).rejects.toThrow();
    expect((await readDeliveries(taskId, 1)).map(({ action }) => action)).toEqual(['webhook_failed']);
    expect(receiver.at('/gone')).toHaveLength(1);
  });

  test('is tried again when nobody listens there, and the task is as it was', async () => {
    const silent = new WebhookReceiver();
    await silent.start();
    const url = silent.plan('/silent');
    await silent.close();
    const taskId = await submit(url);
    const [first] = await readDeliveries(taskId, 1);
    expect(first?.action).toBe('webhook_failed');
    expect(first?.body['message']).toContain('ECONNREFUSED');
    expect((await stack.api.readTask(taskId)).status).toBe('SUCCESS');
  });

  test('tells of a failure with its error', async () => {
    await submit(receiver.plan('/failure'), { static: [[['refuse', 'Broken', 'it is broken']]] });
    const { body } = await receiver.waitForOne('/failure');
    expect(JSON.parse(body)).toMatchObject({
      data: { status: 'FAILURE', error: { type: 'Broken', message: 'it is broken', subtask: 'static' } },
    });
  });

  test('tells of a cancellation', async () => {
    const options = { webhook_url: receiver.plan('/revoked'), start_delay_seconds: 600 };
    const taskId = await submitAnalysis(stack, stack.trees, { options });
    await stack.api.post(`/tasks/${taskId}/cancel`);
    const { body } = await receiver.waitForOne('/revoked');
    expect(JSON.parse(body)).toMatchObject({ data: { task_id: taskId, status: 'REVOKED' } });
  });
});

describe('a webhook_url is refused by name', () => {
  const refuse = (webhook_url: unknown) =>
    stack.api.post<ErrorBody>('/tasks', {
      task_type: 'code_analysis',
      source: { path: stack.trees },
      options: { webhook_url },
    });

  test.each([
    ['text that is no URL', 'somewhere'],
    ['another protocol', 'ftp://example.com/hook'],
    ['a number', 7],
    ['null', null],
    ['a URL over 2,000 characters', `http://example.com/${'x'.repeat(2000)}`],
  ])('%s', async (_, url) => {
    const { status, body } = await refuse(url);
    expect([status, Object.keys(body.details)]).toEqual([400, ['options.webhook_url']]);
  });

  test('any, by a server that has no WEBHOOK_SECRET', async () => {
    await stack.startApi({ env: { WEBHOOK_SECRET: '' } });
    const { status, body } = await refuse('http://example.com/hook');
    expect([status, Object.keys(body.details)]).toEqual([400, ['options.webhook_url']]);
    expect(body.details['options.webhook_url']?.join()).toContain('WEBHOOK_SECRET');
  });
});
