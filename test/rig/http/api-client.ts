import { Agent, request } from 'undici';
import type { StreamEvent } from '../events/stream-event.js';
import { readEventStream } from '../events/read-event-stream.js';
import { waitFor } from '../wait-for.js';
import { type Answer, parseAnswer } from './answer.js';
import { OpenApiCheck } from './open-api-check.js';
import type { TaskAnswer, TaskView } from './views.js';

export interface RequestOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is, where a test is about the body's text. */
  readonly raw?: string | Buffer;
}

const BASE = '/api/v1';

/** Talks to one API. Every answer is held against the OpenAPI document of that very API; one that differs is an error. */
export class ApiClient {
  private readonly agent = new Agent({ connections: 64 });
  private check: Promise<OpenApiCheck> | undefined;

  constructor(readonly url: string) {}

  get<T>(path: string, options: RequestOptions = {}): Promise<Answer<T>> {
    return this.send<T>('GET', path, undefined, options);
  }

  post<T>(path: string, body?: unknown, options: RequestOptions = {}): Promise<Answer<T>> {
    return this.send<T>('POST', path, body, options);
  }

  /** Any request below the base path; one that starts with a double slash is taken from the root. */
  async send<T>(
    method: string,
    path: string,
    body: unknown,
    { headers = {}, raw }: RequestOptions,
  ): Promise<Answer<T>> {
    const target = path.startsWith('//') ? path.slice(1) : `${BASE}${path}`;
    const text = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const type = text === undefined ? {} : { 'content-type': 'application/json' };
    const response = await request(this.url + target, {
      method: method as 'GET',
      headers: { ...type, ...headers },
      body: text,
      dispatcher: this.agent,
    });
    const answer = await parseAnswer<T>(response);
    (await this.document()).verify(method, target, answer);
    return answer;
  }

  /** Submits a task that must be accepted. */
  async submit(body: object, options?: RequestOptions): Promise<TaskAnswer> {
    const answer = await this.post<TaskAnswer>('/tasks', body, options);
    if (answer.status !== 202) throw new Error(`The task was not accepted: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async readTask(taskId: string): Promise<TaskView> {
    const answer = await this.get<TaskView>(`/tasks/${taskId}`);
    if (answer.status !== 200) throw new Error(`The task cannot be read: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** The events of a task as they come, up to `done`. Leaving the loop drops the connection. */
  events(taskId: string, lastEventId?: number): AsyncGenerator<StreamEvent> {
    return readEventStream(`${this.url}${BASE}/tasks/${taskId}/events`, lastEventId);
  }

  /** Waits for the end of a task, as told by its stream. */
  async waitForTask(taskId: string): Promise<TaskView> {
    for await (const { event } of this.events(taskId)) if (event === 'done') return this.readTask(taskId);
    throw new Error(`The stream of task ${taskId} ended without done.`);
  }

  /** Waits until the events of a task have told something. */
  async waitForEvent(taskId: string, what: string, tells: (event: StreamEvent) => boolean): Promise<StreamEvent> {
    for await (const event of this.events(taskId)) if (tells(event)) return event;
    throw new Error(`The stream of task ${taskId} ended without ${what}.`);
  }

  /** Whether the process answers at all. */
  async answers(): Promise<boolean> {
    try {
      const { statusCode, body } = await request(`${this.url}/health/live`, { dispatcher: this.agent });
      await body.dump();
      return statusCode === 200;
    } catch {
      return false;
    }
  }

  async waitUntilReady(): Promise<void> {
    await this.waitForStatus('//health/ready', 200);
  }

  async waitForStatus(path: string, status: number): Promise<void> {
    await waitFor(`${status} of ${path}`, async () => (await this.get(path)).status === status);
  }

  private document(): Promise<OpenApiCheck> {
    return (this.check ??= OpenApiCheck.load(this.url));
  }
}
