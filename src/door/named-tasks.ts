import { Injectable } from '@nestjs/common';
import type { JsonObject } from '../../contracts/json.js';
import { isTerminal } from '../../contracts/states.js';
import type { TaskContract } from '../../contracts/task-contract.js';
import { refuse } from '../http/api-error.js';
import { EarlierTasks } from '../store/earlier-tasks.js';
import { readPath } from './input-paths.js';

/** Makes sure that the earlier tasks an input builds on can be built on, before anything is accepted. */
@Injectable()
export class NamedTasks {
  constructor(private readonly earlier: EarlierTasks) {}

  async require(contract: TaskContract, input: JsonObject, tenant: string): Promise<void> {
    for (const { field } of contract.taskFields ?? []) {
      const taskId = readPath(input, field);
      if (typeof taskId !== 'string') continue;
      const problem = await this.problemOf(taskId, tenant, contract.type);
      if (problem !== null) throw refuse(400, problem, field);
    }
  }

  private async problemOf(taskId: string, tenant: string, type: string): Promise<string | null> {
    const task = await this.earlier.find(taskId, tenant);
    if (!task)
      return `There is no task ${taskId}. Name one that GET /api/v1/tasks?task_type=${type}&status=SUCCESS lists.`;
    if (task.task_type !== type) return `Task ${taskId} is a ${task.task_type}. Name one of the type ${type}.`;
    if (!isTerminal(task.status)) return `Task ${taskId} is ${task.status}. Wait for its end, or name another.`;
    if (task.status !== 'SUCCESS') return `Task ${taskId} ended as ${task.status}. Name one that succeeded.`;
    return task.result === null
      ? `The result of task ${taskId} has passed its retention. Name a later task, or submit without this field.`
      : null;
  }
}
