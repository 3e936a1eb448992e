import { Injectable } from '@nestjs/common';
import { eq } from 'drizzle-orm';
import { contractOf } from '../../contracts/registry.js';
import { isTerminal } from '../../contracts/states.js';
import { ApiError, type ErrorDetails, refuse } from '../http/api-error.js';
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
    const origin = { tenant: task.tenant, submittedBy: client, idempotencyKey: null, rerun: { of: taskId, takenOver } };
    const accepted = await namingInput(() => this.submitter.submit(submission, origin));
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
    const again = only ?? (changes ? planned : planned.filter((name) => isToRepeat(name, rows)));
    const kept = planned.filter((name) => !again.includes(name));
    const describe = (name: string) =>
      describeTaken(
        rows.find((row) => row.name === name),
        task.taskId,
      );
    return Object.fromEntries(kept.map((name) => [name, describe(name)])) satisfies TakenOver;
  }
}

// When all succeeded there is nothing to mend: the whole task is repeated.
function isToRepeat(name: string, rows: readonly SubtaskRow[]): boolean {
  const isDone = ({ status }: SubtaskRow) => status === 'SUCCESS' || status === 'SKIPPED';
  return rows.every(isDone) || !rows.some((row) => row.name === name && isDone(row));
}

function describeTaken(row: SubtaskRow | undefined, taskId: string): TakenOver[string] {
  if (!row) return { status: 'SKIPPED', message: `Left out of this rerun; task ${taskId} did not have it` };
  const { status, message } = row;
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
    // The tags of a task that was started in the engine are not among its options.
    return { contract, input, options: { ...options, ...(Object.keys(task.tags).length > 0 && { tags: task.tags }) } };
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    throw new ApiError(400, belowInput(error.details));
  }
}

/** What the door refuses of the input stands below `input` in the body of a rerun. */
async function namingInput<T>(submit: () => Promise<T>): Promise<T> {
  try {
    return await submit();
  } catch (error) {
    if (!(error instanceof ApiError) || error.getStatus() >= 500) throw error;
    throw new ApiError(error.getStatus(), belowInput(error.details), error.headers);
  }
}

function belowInput(details: ErrorDetails): ErrorDetails {
  const rename = (field: string) => (field === '_' || field.startsWith('options.') ? field : `input.${field}`);
  return Object.fromEntries(Object.entries(details).map(([field, problems]) => [rename(field), problems]));
}
