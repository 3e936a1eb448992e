import { Injectable } from '@nestjs/common';
import { eq } from 'drizzle-orm';
import { contractOf } from '../../contracts/registry.js';
import { isTerminal } from '../../contracts/states.js';
import { ApiError, refuse } from '../http/api-error.js';
import { checkInput } from '../inputs/check-input.js';
import { InvalidInput } from '../inputs/invalid-input.js';
import type { RerunFields } from '../inputs/rerun.input.js';
import { Database } from '../store/database.js';
import { addAudit } from '../store/statements/add-audit.js';
import { subtasks } from '../store/tables/index.js';
import type { SubtaskRow } from './describe-task.js';
import { isExpired } from './read-result.js';
import { requireTask, type TaskRow } from './require-task.js';
import type { Submission } from './submission.js';
import { type Accepted, type TakenOver, TaskSubmitter } from './task-submitter.js';

/**
 * Repeats a finished task as a new one. By default what did not succeed runs again and the stored results of the rest are
 * taken over; a changed input runs everything again, unless `only` says what.
 */
@Injectable()
export class TaskRerunner {
  constructor(
    private readonly database: Database,
    private readonly submitter: TaskSubmitter,
  ) {}

  async rerun(taskId: string, fields: RerunFields, client: string): Promise<Accepted & { readonly taskType: string }> {
    const task = await requireTask(this.database, taskId);
    if (!isTerminal(task.status))
      throw refuse(409, `The task is ${task.status}. Cancel it or wait for its end.`, 'status');
    if (isExpired(task)) throw refuse(410, 'The task has passed its retention: its input is gone. Submit a new one.');
    const submission = describeAgain(task, fields);
    const takenOver = await this.takeOver(task, submission, fields);
    const accepted = await this.submitter.submit(submission, {
      tenant: task.tenant,
      submittedBy: client,
      idempotencyKey: null,
      rerun: { of: taskId, takenOver },
    });
    const body = { task_id: accepted.taskId, ...(fields.only && { only: fields.only }) };
    await addAudit(this.database, { taskId, action: 'rerun', actor: client, subtask: null, attempt: null, body });
    return { ...accepted, taskType: task.taskType };
  }

  private async takeOver(task: TaskRow, { contract, input }: Submission, { only, input: changes }: RerunFields) {
    const rows = await this.database.query.select().from(subtasks).where(eq(subtasks.taskId, task.taskId));
    const planned = contract.plan(input);
    const unknown = (only ?? []).filter((name) => !planned.includes(name));
    if (unknown.length > 0)
      throw refuse(400, `The task has no subtask ${unknown.join(', ')}. Choose from ${planned.join(', ')}.`, 'only');
    const again = only ?? (changes ? planned : whatToRepeat(rows));
    const kept = rows.filter(({ name }) => planned.includes(name) && !again.includes(name));
    return Object.fromEntries(kept.map((row) => [row.name, describeTaken(row, task.taskId)])) satisfies TakenOver;
  }
}

// When all succeeded there is nothing to mend: the whole task is repeated.
function whatToRepeat(rows: readonly SubtaskRow[]): string[] {
  const unsuccessful = rows.filter(({ status }) => status !== 'SUCCESS' && status !== 'SKIPPED');
  return (unsuccessful.length > 0 ? unsuccessful : rows).map(({ name }) => name);
}

function describeTaken({ status, message }: SubtaskRow, taskId: string): TakenOver[string] {
  if (status === 'SUCCESS') return { status, message: `Taken over from task ${taskId}` };
  if (status === 'SKIPPED') return { status, message };
  return { status: 'SKIPPED', message: `Left out of this rerun; it ended as ${status} in task ${taskId}` };
}

function describeAgain(task: TaskRow, { input: changes }: RerunFields): Submission {
  const contract = contractOf(task.taskType);
  if (!contract) throw refuse(409, `This server knows no task type ${task.taskType} any more.`, 'task_type');
  try {
    const input = checkInput(contract, { ...task.input, ...changes }, { unknownFields: 'refuse' });
    const { start_delay_seconds: _past, ...options } = task.options;
    return { contract, input, options };
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    throw new ApiError(
      400,
      Object.fromEntries(Object.entries(error.details).map(([field, problems]) => [`input.${field}`, problems])),
    );
  }
}
