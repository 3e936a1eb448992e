import { Injectable } from '@nestjs/common';
import { ApplicationFailure } from '@temporalio/common';
import { isTerminal } from '../../contracts/states.js';
import type { Stored } from '../../contracts/task-run.js';
import { Database } from '../store/database.js';
import { changeSubtask, type SubtaskChange, type Writer } from '../store/statements/change-subtask.js';
import { type AttemptStanding, readAttempt } from '../store/statements/read-attempt.js';
import { RunOwnership } from './run-ownership.js';

/** What an attempt finds when it begins: its subtask to carry out, a step without a row, or a result stored already. */
export type Opening =
  { readonly kind: 'subtask' | 'step'; readonly tenant: string } | { readonly kind: 'done'; readonly result: Stored };

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

  async begin(writer: Writer, name: string, worker: string): Promise<Opening> {
    const standing = await readAttempt(this.database, writer.taskId, name);
    if (!standing || isTerminal(standing.task_status)) throw superseded(writer);
    if (standing.run_id !== null && standing.run_id !== writer.runId) {
      if (!(await this.ownership.claim(writer.taskId, writer.runId))) throw superseded(writer);
    }
    if (standing.subtask_status === null) return { kind: 'step', tenant: standing.tenant };
    if (standing.subtask_status === 'SUCCESS' && standing.has_result)
      return { kind: 'done', result: storedOf(standing) };
    if (!(await changeSubtask(this.database, writer, name, { ...BEGUN, worker }))) throw superseded(writer);
    return { kind: 'subtask', tenant: standing.tenant };
  }
}

// A crash between the stored result and the engine's record of it must not run the body again.
function storedOf(standing: AttemptStanding): Stored {
  if (standing.artifact_id === null) return { inline: standing.value };
  return { artifact_id: standing.artifact_id, size: standing.artifact_size ?? 0 };
}

function superseded(writer: Writer): ApplicationFailure {
  const message = `Attempt ${writer.attempt} of ${writer.taskId} came too late: the task has ended or a later attempt runs. Nothing to do.`;
  return ApplicationFailure.nonRetryable(message, 'Superseded');
}
