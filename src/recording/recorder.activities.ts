import { Injectable } from '@nestjs/common';
import { Context } from '@temporalio/activity';
import type { Recorder, TaskEnd } from '../../contracts/recorder.js';
import type { SubtaskOutcome, TaskError, TaskStart } from '../../contracts/task-run.js';
import { Database } from '../store/database.js';
import { changeSubtask } from '../store/statements/change-subtask.js';
import { changeSubtasks } from '../store/statements/change-subtasks.js';
import { endTask } from '../store/statements/end-task.js';
import { readEnds } from '../store/statements/read-outcomes.js';
import { RunOwnership } from './run-ownership.js';
import { TaskAdoption } from './task-adoption.js';

/** The local activities by which workflows write the store. A write refused because another run owned the task is tried once more after asking the engine whose turn it is. */
@Injectable()
export class RecorderActivities implements Recorder {
  constructor(
    private readonly database: Database,
    private readonly ownership: RunOwnership,
    private readonly adoption: TaskAdoption,
  ) {}

  adoptTask(start: TaskStart): Promise<TaskStart> {
    const { taskId, runId } = currentRun();
    return this.adoption.adopt(taskId, runId, start);
  }

  async recordSubtask(outcome: SubtaskOutcome): Promise<void> {
    const writer = { ...currentRun(), attempt: null };
    const change = {
      status: outcome.status,
      progress: 0,
      message: outcome.reason ?? outcome.error?.message ?? null,
      metrics: null,
      worker: null,
      error: outcome.error ?? null,
      result: null,
      logs: [],
      linesDropped: 0,
    };
    await this.writeOnce(writer, () => changeSubtask(this.database, writer, outcome.name, change));
  }

  async settleSubtasks(names: readonly string[], error: TaskError): Promise<SubtaskOutcome[]> {
    const run = currentRun();
    const writer = { ...run, attempt: null };
    const changes = names.map((name) => ({
      name,
      status: 'FAILURE' as const,
      message: error.message,
      error: { ...error, subtask: name },
      result: null,
    }));
    const settle = async () => (await changeSubtasks(this.database, writer, null, changes)).length > 0;
    await this.writeOnce(writer, settle);
    const ends = await readEnds(this.database, run.taskId, names);
    return changes.map(({ name, status, error: own }) => ends.get(name)?.outcome ?? { name, status, error: own });
  }

  async recordTask(end: TaskEnd): Promise<void> {
    const run = currentRun();
    await this.writeOnce(run, () => endTask(this.database, run.taskId, run.runId, end));
  }

  private async writeOnce(run: { taskId: string; runId: string }, write: () => Promise<boolean>): Promise<void> {
    if (await write()) return;
    if (await this.ownership.claim(run.taskId, run.runId)) await write();
  }
}

function currentRun(): { taskId: string; runId: string } {
  const { workflowExecution } = Context.current().info;
  if (!workflowExecution) throw new Error('The recorder serves workflows alone.');
  return { taskId: workflowExecution.workflowId, runId: workflowExecution.runId };
}
