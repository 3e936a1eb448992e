import { describeProblem, type SocketProblem } from './socket-problem.js';

/** What a client may ask of its socket. `after` resumes a task's stream past the last `seq` it saw. */
export interface SocketMessage {
  readonly subscribe: readonly string[];
  readonly unsubscribe: readonly string[];
  readonly after: Readonly<Record<string, number>>;
}

const FIELDS = ['subscribe', 'unsubscribe', 'after'];
const CHANNELS_AT_ONCE = 100;
const CHANNEL = /^(?:tasks|task:[^\0]{1,200})$/;

/** Reads one message; the answer to one that cannot be used is the problem, in the one error shape. */
export function readSocketMessage(text: string): SocketMessage | SocketProblem {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return describeProblem('_', 'Send JSON, such as {"subscribe": ["task:ID", "tasks"]}.');
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return describeProblem('_', 'Send a JSON object.');
  const unknown = Object.keys(body).find((field) => !FIELDS.includes(field));
  if (unknown !== undefined) return describeProblem(unknown, `This field is not known. Use ${FIELDS.join(', ')}.`);
  const { subscribe = [], unsubscribe = [], after = {} } = body as Record<string, unknown>;
  if (!isChannelList(subscribe)) return describeProblem('subscribe', CHANNEL_HELP);
  if (!isChannelList(unsubscribe)) return describeProblem('unsubscribe', CHANNEL_HELP);
  if (!isCursorMap(after)) return describeProblem('after', 'Map channels to the last seq seen: {"task:ID": 12}.');
  return { subscribe, unsubscribe, after };
}

const CHANNEL_HELP = `Name at most ${CHANNELS_AT_ONCE} channels, each "tasks" or "task:ID".`;

function isChannelList(value: unknown): value is string[] {
  if (!Array.isArray(value) || value.length > CHANNELS_AT_ONCE) return false;
  return value.every((channel) => typeof channel === 'string' && CHANNEL.test(channel));
}

function isCursorMap(value: unknown): value is Record<string, number> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((seq) => Number.isInteger(seq) && (seq as number) >= 0);
}
