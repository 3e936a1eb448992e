import { request } from 'undici';
import { parseEvent } from './parse-event.js';
import type { StreamEvent } from './stream-event.js';

/** Yields the events of a stream until the server ends it. Leaving the loop drops the connection. */
export async function* readEventStream(url: string, lastEventId?: number): AsyncGenerator<StreamEvent> {
  const headers = lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) };
  const { statusCode, headers: answered, body } = await request(url, { headers, bodyTimeout: 0 });
  if (statusCode !== 200 || !String(answered['content-type']).startsWith('text/event-stream'))
    throw new Error(`${url} is no stream: ${statusCode} ${await body.text()}`);
  let rest = '';
  body.setEncoding('utf8');
  for await (const chunk of body as AsyncIterable<string>) {
    const blocks = (rest + chunk).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const event = parseEvent(block);
      if (event) yield event;
    }
  }
  if (rest !== '') throw new Error(`The stream was cut off in mid-event: ${rest}`);
}
