import { Pool } from 'undici';

export interface BenchTask {
  readonly task_type: 'bench_noop' | 'bench_sleep' | 'bench_fan_out';
  /** Named by the body of the task in the log; those of the parts of a fan-out are `<tag>.0`, `<tag>.1` ... */
  readonly tag: string;
  /** How long each body sleeps, in milliseconds. */
  readonly ms?: number;
  /** How many parts a fan-out has. */
  readonly n?: number;
}

/** No answer may take longer, in milliseconds: the fan-out of a slow stack is sent part by part before the 202. */
const ANSWER_MS = 60_000;

/** The one client of every stack: undici with connections that are kept open, one request at a time on each. */
export class StackClient {
  readonly #pool: Pool;

  /** `prefix` is the path before `/tasks`. */
  constructor(
    origin: string,
    readonly prefix: string,
    connections: number,
  ) {
    this.#pool = new Pool(origin, { connections, pipelining: 1, headersTimeout: ANSWER_MS, bodyTimeout: ANSWER_MS });
  }

  async submit(task: BenchTask): Promise<string> {
    const { task_id: taskId } = await this.#ask<{ task_id?: string }>('POST', '/tasks', JSON.stringify(task));
    if (taskId === undefined) throw new Error(`POST ${this.prefix}/tasks answered without a task_id.`);
    return taskId;
  }

  async status(taskId: string): Promise<string> {
    return (await this.#ask<{ status: string }>('GET', `/tasks/${taskId}/status`)).status;
  }

  async result(taskId: string): Promise<unknown> {
    return (await this.#ask<{ result: unknown }>('GET', `/tasks/${taskId}/result`)).result;
  }

  close(): Promise<void> {
    return this.#pool.close();
  }

  async #ask<T>(method: 'GET' | 'POST', path: string, body?: string): Promise<T> {
    const headers = body === undefined ? {} : { 'content-type': 'application/json' };
    const request = { method, path: `${this.prefix}${path}`, headers, ...(body === undefined ? {} : { body }) };
    const answer = await this.#pool.request(request);
    const text = await answer.body.text();
    if (answer.statusCode >= 300) {
      throw new Error(`${method} ${this.prefix}${path} answered ${answer.statusCode}: ${text.slice(0, 300)}`);
    }
    return JSON.parse(text) as T;
  }
}
