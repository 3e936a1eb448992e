import { Injectable } from '@nestjs/common';
import { WorkflowNotFoundError } from '@temporalio/client';
import type { TaskEnd } from '../../contracts/recorder.js';
import { Database } from '../store/database.js';
import { endTask } from '../store/statements/end-task.js';
import { markCancelSent } from '../store/statements/pending-cancels.js';
import { TemporalClient } from '../temporal/temporal-client.js';

// A workflow's first two events are its start and its first workflow task: no worker has seen it up to there.
const UNTOUCHED_EVENTS = 2;
const CALL_DEADLINE_MS = 5_000;

const REVOKED: TaskEnd = {
  status: 'REVOKED',
  partial: false,
  message: 'Cancelled before it started',
  error: null,
  result: null,
  outcomes: [],
};

/** Carries an accepted cancellation out, in the engine or, for a task no worker has touched, at once. */
@Injectable()
export class TaskCanceller {
  constructor(
    private readonly database: Database,
    private readonly temporal: TemporalClient,
  ) {}

  /** Ends a task that never reached the engine. */
  async revoke(taskId: string): Promise<boolean> {
    return endTask(this.database, taskId, null, REVOKED);
  }

  /**
   * Cancels the task's workflow, or terminates it when no worker has touched it. A workflow the engine does not know (yet)
   * is left to the dispatcher, which looks for cancellations after each start, and to the reconciler.
   */
  async cancelInEngine(taskId: string): Promise<void> {
    const { client } = this.temporal;
    await client.withDeadline(Date.now() + CALL_DEADLINE_MS, () => this.cancelOrTerminate(taskId));
  }

  private async cancelOrTerminate(taskId: string): Promise<void> {
    const handle = this.temporal.client.workflow.getHandle(taskId);
    try {
      const { historyLength } = await handle.describe();
      if (historyLength <= UNTOUCHED_EVENTS) {
        await handle.terminate('Cancelled before a worker touched it');
        await this.revoke(taskId);
      } else {
        await handle.cancel();
      }
      await markCancelSent(this.database, taskId);
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  }

  async terminate(taskId: string): Promise<void> {
    const { client } = this.temporal;
    const handle = client.workflow.getHandle(taskId);
    const reason = 'The task ended before its workflow began';
    try {
      await client.withDeadline(Date.now() + CALL_DEADLINE_MS, () => handle.terminate(reason));
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  }
}
