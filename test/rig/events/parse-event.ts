import type { StreamEvent } from './stream-event.js';

/** An event out of its block of lines; null for a comment. */
export function parseEvent(block: string): StreamEvent | null {
  const fields = new Map<string, string>();
  for (const line of block.split('\n')) {
    const [, name = '', value = ''] = /^([a-z]*): ?(.*)$/.exec(line) ?? [];
    if (name !== '') fields.set(name, fields.has(name) ? `${fields.get(name)}\n${value}` : value);
  }
  const [id, event, data] = [fields.get('id'), fields.get('event'), fields.get('data')];
  if (fields.size === 0) return null;
  if (id === undefined || event === undefined || data === undefined)
    throw new Error(`An event lacks its id, its name or its data:\n${block}`);
  return { id: Number(id), event, data: JSON.parse(data) as StreamEvent['data'] };
}
