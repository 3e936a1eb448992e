import { request } from 'undici';
import { submitAnalysis } from '../rig/tasks.js';
import { useStack } from '../rig/use-stack.js';

const stack = useStack();

/** The stream of a task for which nothing happens. */
async function openStream() {
  const taskId = await submitAnalysis(stack, stack.trees, { options: { start_delay_seconds: 600 } });
  return request(`${stack.api.url}/api/v1/tasks/${taskId}/events`, { bodyTimeout: 0 });
}

describe('the stream of a task', () => {
  test('is one that neither caches nor proxies hold back', async () => {
    const { headers, body } = await openStream();
    expect(headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    body.destroy();
  });

  test('says by a comment that it lives while nothing happens', async () => {
    const { body } = await openStream();
    let text = '';
    for await (const chunk of body.setEncoding('utf8') as AsyncIterable<string>) {
      text += chunk;
      if (text.includes(': heartbeat\n\n')) break;
    }
    expect(text).toMatch(/^: connected\n\nid: 1\nevent: progress\ndata: \{.*\}\n\n: heartbeat\n\n$/);
  });
});
