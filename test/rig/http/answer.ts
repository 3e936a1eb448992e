import type { Dispatcher } from 'undici';

/** An HTTP response, read to its end. `body` is parsed JSON, or the text of anything else. */
export interface Answer<T = unknown> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly mediaType: string;
  readonly body: T;
}

export async function parseAnswer<T>({ statusCode, headers, body }: Dispatcher.ResponseData): Promise<Answer<T>> {
  const text = await body.text();
  const single = Object.entries(headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : value,
  ]);
  const named = Object.fromEntries(single) as Record<string, string | undefined>;
  const mediaType = (named['content-type'] ?? '').split(';')[0] ?? '';
  const parsed = mediaType === 'application/json' ? (JSON.parse(text) as unknown) : text;
  return { status: statusCode, headers: named, mediaType, body: parsed as T };
}
