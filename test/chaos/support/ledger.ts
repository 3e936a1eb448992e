import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { TaskAnswer } from '../../rig/http/views.js';
import { waitFor } from '../../rig/wait-for.js';
import type { LoadTask } from './load.js';

/** How a careful client behaves: it gives an answer this long, then asks again with the same Idempotency-Key. */
const ANSWER_MS = 10_000;
const RETRY_MS = 100;
const AT_ONCE = 16;

/** What clients were promised: each task that was answered with 202 (or 200, for a repeated request), and its id. */
export class Ledger {
  readonly accepted = new Map<LoadTask, string>();
  /** Refusals that no client should meet: everything but 503. */
  readonly oddAnswers: string[] = [];
  private readonly limit = pLimit(AT_ONCE);

  constructor(private readonly api: string) {}

  /** Submits them all, each again and again until it is accepted. */
  async submit(tasks: readonly LoadTask[]): Promise<void> {
    await Promise.all(tasks.map((task) => this.limit(() => this.submitOne(task))));
  }

  /** Asks once more with every key; returns what was answered with another task. */
  async repeat(): Promise<string[]> {
    const odd = [...this.accepted].map(([task, taskId]) =>
      this.limit(async () => {
        const { status, text } = await this.post(task);
        const again = status === 200 ? (JSON.parse(text) as TaskAnswer).task_id : `${status} ${text}`;
        return again === taskId ? [] : [`${task.tag}: the same key answered ${again} instead of 200 with ${taskId}`];
      }),
    );
    return (await Promise.all(odd)).flat();
  }

  private async submitOne(task: LoadTask): Promise<void> {
    await waitFor(`the acceptance of ${task.tag}`, async () => {
      const answer = await this.post(task).catch(() => null);
      if (answer?.status === 202 || answer?.status === 200) {
        this.accepted.set(task, (JSON.parse(answer.text) as TaskAnswer).task_id);
        return true;
      }
      if (answer && answer.status !== 503) this.oddAnswers.push(`${task.tag}: ${answer.status} ${answer.text}`);
      await sleep(RETRY_MS);
      return false;
    });
  }

  private async post({ tag, body }: LoadTask): Promise<{ status: number; text: string }> {
    const response = await fetch(`${this.api}/api/v1/tasks`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': tag },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    return { status: response.status, text: await response.text() };
  }
}
