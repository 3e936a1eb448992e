import { Injectable } from '@nestjs/common';
import type { JsonObject } from '../../contracts/json.js';
import { activityOf, queueOfSubtask, type TaskContract } from '../../contracts/task-contract.js';
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
  async require(contract: TaskContract, input: JsonObject): Promise<void> {
    const queues = new Map<TaskQueue, string>([[WORKFLOW_TASK_QUEUE, startCommand(WORKFLOW_TASK_QUEUE)]]);
    for (const name of contract.plan(input)) {
      const queue = queueOfSubtask(contract, name, input);
      queues.set(queue, activityOf(contract, name, input)?.ownWorker ?? startCommand(queue));
    }
    await this.refuseMissing(queues);
  }

  /** The same, of those subtasks alone that no worker of this service carries out. */
  async requireOwnWorkers(contract: TaskContract, input: JsonObject): Promise<void> {
    const queues = contract.plan(input).flatMap((name): [TaskQueue, string][] => {
      const advice = activityOf(contract, name, input)?.ownWorker;
      return advice === undefined ? [] : [[queueOfSubtask(contract, name, input), advice]];
    });
    await this.refuseMissing(new Map(queues));
  }

  private async refuseMissing(queues: ReadonlyMap<TaskQueue, string>): Promise<void> {
    const problems = await Promise.all([...queues].map(([queue, advice]) => this.describeMissing(queue, advice)));
    const missing = problems.filter((problem) => problem !== null);
    if (missing.length > 0) throw new ApiError(503, Object.fromEntries(missing), { 'Retry-After': '5' });
  }

  private async describeMissing(queue: TaskQueue, advice: string): Promise<[string, string[]] | null> {
    const hint = `${advice} Or wait for it: options.wait_for_worker: true.`;
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

function startCommand(queue: TaskQueue): string {
  return `Start one with: node dist/src/worker.js --queues ${queue}.`;
}
