import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { stringify } from 'safe-stable-stringify';
import { v7 as uuidv7 } from 'uuid';
import type { TaskState } from '../../contracts/states.js';
import { CLAIM_SECONDS, Dispatcher } from '../dispatch/dispatcher.js';
import { queueOfSubtask } from '../../contracts/task-contract.js';
import { InputArtifacts } from '../door/input-artifacts.js';
import { NamedTasks } from '../door/named-tasks.js';
import { refuse } from '../http/api-error.js';
import type { ProcessSettings } from '../config/boot-settings.js';
import { SETTINGS } from '../config/settings.token.js';
import { batchCalls } from '../store/batch-calls.js';
import { Database } from '../store/database.js';
import { WorkerPresence } from '../workers/worker-presence.js';
import { acceptTasks, type NewTask, type PlannedSubtask } from '../store/statements/accept-task.js';
import { tasks } from '../store/tables/index.js';
import { Announcer } from './announcer.js';
import type { Submission } from './submission.js';

export interface Accepted {
  readonly taskId: string;
  readonly status: TaskState;
  /** False when the idempotency key names a task that was accepted before. */
  readonly isNew: boolean;
}

/** Where a submission comes from. `rerun` names the task it repeats and the subtasks whose outcomes it takes over. */
export interface Origin {
  readonly tenant: string;
  readonly submittedBy: string;
  readonly idempotencyKey: string | null;
  readonly rerun?: { readonly of: string; readonly takenOver: TakenOver };
}

export type TakenOver = Readonly<Record<string, PlannedSubtask['takenOver']>>;

/** Commits a checked submission as a task before it is answered, and hands it to the dispatcher. */
@Injectable()
export class TaskSubmitter {
  private readonly accept = batchCalls((tasks: readonly NewTask[]) => acceptTasks(this.database, tasks));

  constructor(
    private readonly database: Database,
    private readonly dispatcher: Dispatcher,
    private readonly artifacts: InputArtifacts,
    private readonly namedTasks: NamedTasks,
    private readonly presence: WorkerPresence,
    private readonly announcer: Announcer,
    @Inject(SETTINGS) private readonly settings: ProcessSettings,
  ) {}

  async submit(submission: Submission, origin: Origin): Promise<Accepted> {
    const { tenant, idempotencyKey } = origin;
    const requestHash = idempotencyKey === null ? null : hashRequest(submission);
    const earlier = await this.findEarlier(tenant, idempotencyKey, requestHash);
    if (earlier) return earlier;
    await this.refuseUnservable(submission);
    await this.namedTasks.require(submission.contract, submission.input, tenant);
    const taskId = uuidv7();
    const input = await this.artifacts.keep(submission.contract, submission.input, { tenant, taskId });
    const task = this.describe(submission, origin, { taskId, input, requestHash });
    if (!(await this.accept(task))) return this.requireEarlier(tenant, idempotencyKey, requestHash);
    this.announcer.announce(taskId);
    if (task.claimSeconds !== null) this.dispatchNow(task);
    return { taskId, status: 'PENDING', isNew: true };
  }

  private async refuseUnservable({ contract, input, options }: Submission): Promise<void> {
    if (options.webhook_url !== undefined && this.settings.webhookSecret === undefined)
      throw refuse(
        400,
        'This server signs no webhooks: set WEBHOOK_SECRET for it and its workers.',
        'options.webhook_url',
      );
    if (options.wait_for_worker === true) return;
    if (!(options.wait_for_worker ?? contract.waitsForWorker)) await this.presence.require(contract, input);
    else await this.presence.requireOwnWorkers(contract, input);
  }

  private describe(
    { contract, options }: Submission,
    { tenant, submittedBy, idempotencyKey, rerun }: Origin,
    given: Pick<NewTask, 'taskId' | 'input' | 'requestHash'>,
  ): NewTask {
    const startDelaySeconds = options.start_delay_seconds ?? 0;
    const claimsNow = startDelaySeconds === 0 && this.dispatcher.hasRoom;
    return {
      ...given,
      tenant,
      submittedBy,
      idempotencyKey,
      rerunOf: rerun?.of ?? null,
      taskType: contract.type,
      options: { ...options },
      tags: options.tags ?? {},
      retentionSeconds: options.retention_seconds ?? contract.retentionSeconds,
      startDelaySeconds,
      claimSeconds: claimsNow ? CLAIM_SECONDS : null,
      runId: null,
      subtasks: contract.plan(given.input).map((name) => ({
        name,
        taskQueue: queueOfSubtask(contract, name, given.input),
        takenOver: rerun?.takenOver[name],
      })),
    };
  }

  private dispatchNow({ taskId, taskType, tenant, input, options, tags, subtasks }: NewTask): void {
    const has_outcomes = subtasks.some(({ takenOver }) => takenOver);
    this.dispatcher.dispatch({ task_id: taskId, task_type: taskType, tenant, input, options, tags, has_outcomes });
  }

  private async findEarlier(tenant: string, key: string | null, requestHash: string | null): Promise<Accepted | null> {
    if (key === null) return null;
    const [row] = await this.database.query
      .select({ taskId: tasks.taskId, status: tasks.status, requestHash: tasks.requestHash })
      .from(tasks)
      .where(and(eq(tasks.tenant, tenant), eq(tasks.idempotencyKey, key)));
    if (!row) return null;
    if (row.requestHash !== requestHash)
      throw refuse(
        409,
        `This key belongs to task ${row.taskId}, which had another body. Send a new key, or the body of then.`,
        'Idempotency-Key',
      );
    return { taskId: row.taskId, status: row.status, isNew: false };
  }

  private async requireEarlier(tenant: string, key: string | null, requestHash: string | null): Promise<Accepted> {
    const earlier = await this.findEarlier(tenant, key, requestHash);
    if (!earlier) throw new Error('A new task was refused by the store, though its key is free.');
    return earlier;
  }
}

function hashRequest({ contract, input, options }: Submission): string {
  const canonical = stringify({ type: contract.type, input, options }) ?? '';
  return createHash('sha256').update(canonical).digest('hex');
}
