import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { RunningStack } from '../stacks/stack.js';

/** How a careful client behaves: it gives an answer this long, then sends the request again. */
const ANSWER_MS = 10_000;
const RETRY_MS = 100;
const AT_ONCE = 16;
const BODY_MS = 200;

/** What clients were promised: each task that was answered with 202 (or 200, for a repeated request), and its id. */
export class Ledger {
  /** Task ids by the tags of the tasks. */
  readonly accepted = new Map<string, string>();
  /** Requests that were sent again, since no answer came or another one than an acceptance. */
  repeated = 0;
  readonly #limit = pLimit(AT_ONCE);

  constructor(
    private readonly stack: Pick<RunningStack, 'origin' | 'prefix'>,
    private readonly signal: AbortSignal,
  ) {}

  /** Submits them all, each again and again until it is accepted, or until `withinMs` have gone by. */
  async submit(tags: readonly string[], withinMs = 120_000): Promise<void> {
    const deadline = Date.now() + withinMs;
    await Promise.all(tags.map((tag) => this.#limit(() => this.#submitOne(tag, deadline))));
  }

  /** What the API says of every accepted task, by its tag: the status, `404` or another refusal, or `no answer`. */
  async readStatuses(): Promise<ReadonlyMap<string, string>> {
    const read = ([tag, id]: [string, string]) => this.#limit(async () => [tag, await this.#readStatus(id)] as const);
    return new Map(await Promise.all([...this.accepted].map(read)));
  }

  async #submitOne(tag: string, deadline: number): Promise<void> {
    for (let attempt = 0; Date.now() < deadline && !this.signal.aborted; attempt += 1) {
      if (attempt > 0) this.repeated += 1;
      const taskId = await this.#post(tag).catch(() => undefined);
      if (taskId !== undefined) return void this.accepted.set(tag, taskId);
      await sleep(RETRY_MS);
    }
  }

  async #post(tag: string): Promise<string | undefined> {
    const response = await fetch(this.#url(''), {
      method: 'POST',
      // Those who do not know the key run a repeated request as another task.
      headers: { 'content-type': 'application/json', 'idempotency-key': tag },
      body: JSON.stringify({ task_type: 'bench_sleep', tag, ms: BODY_MS }),
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    const text = await response.text();
    return response.status === 202 || response.status === 200
      ? (JSON.parse(text) as { task_id?: string }).task_id
      : undefined;
  }

  async #readStatus(taskId: string): Promise<string> {
    try {
      const response = await fetch(this.#url(`/${taskId}/status`), { signal: AbortSignal.timeout(ANSWER_MS) });
      const text = await response.text();
      return response.ok ? (JSON.parse(text) as { status: string }).status : String(response.status);
    } catch {
      return 'no answer';
    }
  }

  #url(path: string): string {
    return `${this.stack.origin}${this.stack.prefix}/tasks${path}`;
  }
}
