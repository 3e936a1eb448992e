import { Injectable } from '@nestjs/common';
import { ApplicationFailure } from '@temporalio/common';
import type { JsonObject } from '../../contracts/json.js';
import { contractOf } from '../../contracts/registry.js';
import { DEFAULT_TENANT } from '../../contracts/search-attributes.js';
import { queueOfSubtask, type TaskContract } from '../../contracts/task-contract.js';
import type { TaskStart } from '../../contracts/task-run.js';
import { InputArtifacts } from '../door/input-artifacts.js';
import { ApiError } from '../http/api-error.js';
import { findUnstorable } from '../http/json-limits.js';
import { checkInput } from '../inputs/check-input.js';
import { InvalidInput } from '../inputs/invalid-input.js';
import { Database } from '../store/database.js';
import { acceptTasks, type NewTask } from '../store/statements/accept-task.js';

/**
 * Makes the row of a task that was started in the engine itself, by the Temporal CLI or a Schedule. Its input is checked
 * like any other; a bad one gets its row too, and fails there with what is wrong.
 */
@Injectable()
export class TaskAdoption {
  constructor(
    private readonly database: Database,
    private readonly artifacts: InputArtifacts,
  ) {}

  async adopt(taskId: string, runId: string, start: TaskStart): Promise<TaskStart> {
    const contract = contractOf(start.task_type);
    if (!contract) throw invalid(`There is no task type ${start.task_type}. See GET /api/v1/task-types.`);
    const unstorable = findUnstorable(start as unknown as JsonObject);
    if (unstorable) {
      await this.insert(taskId, runId, { task_type: contract.type, input: {} }, [], contract);
      throw invalid(unstorable);
    }
    const checked = await this.check(contract, taskId, start);
    const input = 'problem' in checked ? start.input : checked.input;
    await this.insert(taskId, runId, { ...start, input }, 'problem' in checked ? [] : contract.plan(input), contract);
    if ('problem' in checked) throw invalid(checked.problem);
    return { ...start, input };
  }

  private async check(
    contract: TaskContract,
    taskId: string,
    { input, tenant = DEFAULT_TENANT }: TaskStart,
  ): Promise<{ input: JsonObject } | { problem: string }> {
    try {
      const checked = checkInput(contract, input ?? {}, { unknownFields: 'refuse' });
      return { input: await this.artifacts.keep(contract, checked, { tenant, taskId }) };
    } catch (error) {
      if (error instanceof ApiError) return { problem: new InvalidInput(error.details).message };
      if (error instanceof InvalidInput) return { problem: error.message };
      throw error;
    }
  }

  private async insert(
    taskId: string,
    runId: string,
    start: TaskStart,
    planned: readonly string[],
    contract: TaskContract,
  ): Promise<void> {
    const row: NewTask = {
      taskId,
      runId,
      tenant: start.tenant ?? DEFAULT_TENANT,
      taskType: start.task_type,
      input: start.input ?? {},
      options: {},
      tags: { ...start.tags },
      idempotencyKey: null,
      requestHash: null,
      retentionSeconds: contract.retentionSeconds,
      startDelaySeconds: 0,
      claimSeconds: null,
      submittedBy: 'engine',
      rerunOf: null,
      subtasks: planned.map((name) => ({ name, taskQueue: queueOfSubtask(contract, name, start.input) })),
    };
    await acceptTasks(this.database, [row]);
  }
}

function invalid(message: string): ApplicationFailure {
  return ApplicationFailure.nonRetryable(message, 'InvalidInput');
}
