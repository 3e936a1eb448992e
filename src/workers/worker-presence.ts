import { Injectable } from '@nestjs/common';
import { queueOfSubtask, type TaskContract } from '../../contracts/task-contract.js';
import { type TaskQueue, WORKFLOW_TASK_QUEUE } from '../../contracts/task-queues.js';
import { ApiError } from '../http/api-error.js';
import { readTaskQueue } from '../temporal/task-queue-stats.js';
import { TemporalClient } from '../temporal/temporal-client.js';

const DEADLINE_MS = 2_000;

/** Tells whether somebody would carry a task out, for those who would rather be refused than wait. */
@Injectable()
export class WorkerPresence {
  constructor(private readonly temporal: TemporalClient) {}

  /** Refuses (503) when a task queue of the planned subtasks has no worker, naming the command that starts one. */
  async require(contract: TaskContract, subtasks: readonly string[]): Promise<void> {
    const queues = new Set<TaskQueue>([WORKFLOW_TASK_QUEUE, ...subtasks.map((name) => queueOfSubtask(contract, name))]);
    const missing = (await Promise.all([...queues].map((queue) => this.describeMissing(queue)))).filter(
      (problem) => problem !== null,
    );
    if (missing.length > 0) throw new ApiError(503, Object.fromEntries(missing), { 'Retry-After': '5' });
  }

  private async describeMissing(queue: TaskQueue): Promise<[string, string[]] | null> {
    const hint = `Start one with: node dist/src/worker.js --queues ${queue}. Or wait for it: options.wait_for_worker: true.`;
    try {
      const { pollers } = await this.temporal.connection.withDeadline(Date.now() + DEADLINE_MS, () =>
        readTaskQueue(this.temporal, queue),
      );
      return pollers.length > 0 ? null : [`task queue ${queue}`, [`No worker polls it. ${hint}`]];
    } catch (error) {
      return [`task queue ${queue}`, [`Its workers are not known: ${(error as Error).message}. ${hint}`]];
    }
  }
}
