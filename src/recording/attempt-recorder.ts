import { Injectable } from '@nestjs/common';
import { ApplicationFailure } from '@temporalio/common';
import type { JsonObject } from '../../contracts/json.js';
import { isTerminal } from '../../contracts/states.js';
import { type Stored, SUBTASK_SKIPPED, type SubtaskOutcome } from '../../contracts/task-run.js';
import { Database } from '../store/database.js';
import { beginSubtask, type SubtaskChange, type Writer } from '../store/statements/change-subtask.js';
import { changeSubtasks } from '../store/statements/change-subtasks.js';
import { type AttemptStanding, readAttempt } from '../store/statements/read-attempt.js';
import { readEnds } from '../store/statements/read-outcomes.js';
import { readTaskStanding, type TaskStanding } from '../store/statements/read-task-standing.js';
import { RunOwnership } from './run-ownership.js';

/** What an attempt finds when it begins: its subtask to carry out, a step without a row, or a result stored already. */
export type Opening =
  | {
      readonly kind: 'subtask';
      readonly tenant: string;
      readonly attempt: number;
      readonly checkpoint: JsonObject | null;
    }
  | { readonly kind: 'step'; readonly tenant: string }
  | { readonly kind: 'done'; readonly result: Stored };

/** What a batch finds: the subtasks to carry out, and the outcomes of those that have ended already. */
export interface ManyOpening {
  readonly tenant: string;
  readonly open: ReadonlySet<string>;
  readonly ended: readonly SubtaskOutcome[];
}

const BEGUN: Omit<SubtaskChange, 'worker'> = {
  status: 'PROCESSING',
  progress: 0,
  message: '',
  metrics: null,
  error: null,
  result: null,
  logs: [],
  linesDropped: 0,
};

/** Opens attempts, each fenced by its run and number, so that a zombie attempt cannot write over its successor. */
@Injectable()
export class AttemptRecorder {
  constructor(
    private readonly database: Database,
    private readonly ownership: RunOwnership,
  ) {}

  /** An attempt without a number (null) is a local one, which takes the next. */
  async begin(writer: Writer, name: string, worker: string): Promise<Opening> {
    const begun = await this.open(writer, name, worker);
    if (begun) return begun;
    const standing = await readAttempt(this.database, writer.taskId, name);
    if (!standing) throw superseded(writer);
    await this.requireTurn(writer, standing);
    if (standing.subtask_status === null) return { kind: 'step', tenant: standing.tenant };
    if (standing.subtask_status === 'SUCCESS' && standing.has_result)
      return { kind: 'done', result: storedOf(standing) };
    if (isTerminal(standing.subtask_status)) await this.repeatEnd(writer, name);
    const second = await this.open(writer, name, worker);
    if (!second) throw superseded(writer);
    return second;
  }

  private async open(writer: Writer, name: string, worker: string): Promise<Opening | null> {
    const begun = await beginSubtask(this.database, writer, name, { ...BEGUN, worker });
    if (!begun) return null;
    const { tenant, attempt, checkpoint } = begun;
    return { kind: 'subtask', tenant, attempt, checkpoint };
  }

  /** Opens many subtasks at once; those that have ended already keep their outcome. */
  async beginMany(writer: Writer, names: readonly string[], worker: string): Promise<ManyOpening> {
    const standing = await readTaskStanding(this.database, writer.taskId);
    if (!standing) throw superseded(writer);
    await this.requireTurn(writer, standing);
    const begun = names.map((name) => ({
      name,
      status: 'PROCESSING' as const,
      message: '',
      error: null,
      result: null,
    }));
    const open = new Set(await changeSubtasks(this.database, writer, worker, begun));
    if (open.size === names.length) return { tenant: standing.tenant, open, ended: [] };
    const ends = await readEnds(this.database, writer.taskId, names);
    const ended = names.flatMap((name) => (open.has(name) ? [] : (ends.get(name)?.outcome ?? [])));
    if (open.size + ended.length < names.length) throw superseded(writer);
    return { tenant: standing.tenant, open, ended };
  }

  /**
   * For an attempt whose last words the store refused: throws unless they stand there already, written by this very attempt
   * in a call whose answer was lost.
   */
  async requireWritten(writer: Writer, outcomes: readonly Pick<SubtaskOutcome, 'name' | 'status'>[]): Promise<void> {
    const names = outcomes.map(({ name }) => name);
    const ends = await readEnds(this.database, writer.taskId, names);
    const stands = ({ name, status }: Pick<SubtaskOutcome, 'name' | 'status'>) => {
      const end = ends.get(name);
      return end?.outcome.status === status && end.runId === writer.runId && end.attempt === writer.attempt;
    };
    if (!outcomes.every(stands)) throw superseded(writer);
  }

  // The engine hears of a local attempt and of what its workflow wrote about it later than the store does: a worker that dies
  // in between makes the next one ask again.
  private async repeatEnd(writer: Writer, name: string): Promise<void> {
    const { status, reason, error } = (await readEnds(this.database, writer.taskId, [name])).get(name)?.outcome ?? {};
    if (status === 'SKIPPED') throw ApplicationFailure.nonRetryable(reason, SUBTASK_SKIPPED);
    if (status === 'FAILURE') throw ApplicationFailure.nonRetryable(error?.message, error?.type);
  }

  private async requireTurn(writer: Writer, { task_status, run_id }: TaskStanding): Promise<void> {
    if (isTerminal(task_status)) throw superseded(writer);
    if (run_id === null || run_id === writer.runId) return;
    if (!(await this.ownership.claim(writer.taskId, writer.runId))) throw superseded(writer);
  }
}

// A crash between the stored result and the engine's record of it must not run the body again.
function storedOf(standing: AttemptStanding): Stored {
  if (standing.artifact_id === null) return { inline: standing.value };
  return { artifact_id: standing.artifact_id, size: standing.artifact_size ?? 0 };
}

/** What an attempt is told that has nothing to do any more. No retry helps. */
export function superseded(writer: Writer): ApplicationFailure {
  const message = `Attempt ${writer.attempt} of ${writer.taskId} came too late: the task has ended or a later attempt runs. Nothing to do.`;
  return ApplicationFailure.nonRetryable(message, 'Superseded');
}
