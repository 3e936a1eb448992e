import { Injectable } from '@nestjs/common';
import { TypedSearchAttributes } from '@temporalio/common';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { ACCEPTED_MEMO } from '../../contracts/recorder.js';
import { contractOf } from '../../contracts/registry.js';
import { searchAttributesOf } from '../../contracts/search-attributes.js';
import { isTerminal } from '../../contracts/states.js';
import { WORKFLOW_TASK_QUEUE } from '../../contracts/task-queues.js';
import type { TaskStart } from '../../contracts/task-run.js';
import { batchCalls } from '../store/batch-calls.js';
import { Database } from '../store/database.js';
import type { ClaimedTask } from '../store/statements/claim-tasks.js';
import { markDispatched, type Started } from '../store/statements/mark-dispatched.js';
import { readOutcomes } from '../store/statements/read-outcomes.js';
import { TemporalClient } from '../temporal/temporal-client.js';
import { TaskCanceller } from './task-canceller.js';

const START_DEADLINE_MS = 5_000;

/** Starts the workflow of an accepted task. Starting one twice is harmless: the task's id is the workflow's. */
@Injectable()
export class TaskStarter {
  private readonly markStarted = batchCalls((started: readonly Started[]) => markDispatched(this.database, started));

  constructor(
    private readonly database: Database,
    private readonly temporal: TemporalClient,
    private readonly canceller: TaskCanceller,
  ) {}

  async start(task: ClaimedTask): Promise<void> {
    const runId = await this.temporal.client.withDeadline(Date.now() + START_DEADLINE_MS, () => this.startOnce(task));
    const now = await this.markStarted({ taskId: task.task_id, runId });
    if (!now) return;
    if (isTerminal(now.status)) await this.canceller.terminate(task.task_id);
    else if (now.cancel_requested) await this.canceller.cancelInEngine(task.task_id);
  }

  private async startOnce(task: ClaimedTask): Promise<string> {
    const contract = contractOf(task.task_type);
    if (!contract) throw new Error(`No contract for task type ${task.task_type}. Deploy a version that has it.`);
    const start = await this.describeStart(task);
    const { workflow } = this.temporal.client;
    try {
      const handle = await workflow.start(contract.workflow, {
        workflowId: task.task_id,
        taskQueue: WORKFLOW_TASK_QUEUE,
        args: [start],
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
        memo: { [ACCEPTED_MEMO]: true },
        typedSearchAttributes: new TypedSearchAttributes(searchAttributesOf(start)),
        staticSummary: contract.title,
        staticDetails: `${contract.description}\n\nTask \`${task.task_id}\` of type \`${task.task_type}\`.`,
      });
      return handle.firstExecutionRunId;
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      return (await workflow.getHandle(task.task_id).describe()).runId;
    }
  }

  private async describeStart(task: ClaimedTask): Promise<TaskStart> {
    const { timeout_seconds } = task.options;
    const { task_type, input, tenant, tags } = task;
    const start: TaskStart = { task_type, input, tenant, tags };
    return {
      ...start,
      ...(typeof timeout_seconds === 'number' && { timeout_seconds }),
      ...(task.has_outcomes && { taken_over: await readOutcomes(this.database, task.task_id) }),
    };
  }
}
