import { Injectable, Logger } from '@nestjs/common';
import type { TaskState } from '../../contracts/states.js';
import { TaskCanceller } from '../dispatch/task-canceller.js';
import { refuse } from '../http/api-error.js';
import { Database } from '../store/database.js';
import { addAudit } from '../store/statements/add-audit.js';
import { readStatus } from '../store/statements/read-status.js';
import { requestCancel } from '../store/statements/request-cancel.js';
import { refuseUnknownTask } from './require-task.js';

/** Accepts the wish to cancel a task: written down first, then carried out as far as the engine answers. */
@Injectable()
export class CancelRequests {
  private readonly logger = new Logger(CancelRequests.name);

  constructor(
    private readonly database: Database,
    private readonly canceller: TaskCanceller,
  ) {}

  /** The state right after. Refuses an unknown task (404) and one that has ended (409). */
  async request(taskId: string, client: string): Promise<TaskState> {
    const request = (await requestCancel(this.database, taskId)) ?? refuseUnknownTask();
    if (!request.open)
      throw refuse(409, `The task has ended as ${request.status}: there is nothing to cancel.`, 'status');
    const entry = { action: 'cancel_requested', actor: client, subtask: null, attempt: null, body: {} } as const;
    await addAudit(this.database, { taskId, ...entry });
    if (request.in_engine) await this.cancelInEngine(taskId);
    else await this.canceller.revoke(taskId);
    return (await readStatus(this.database, taskId))?.status ?? request.status;
  }

  // The wish is in the store: an engine that is away hears of it from the dispatcher later.
  private async cancelInEngine(taskId: string): Promise<void> {
    try {
      await this.canceller.cancelInEngine(taskId);
    } catch (error) {
      this.logger.warn(`The cancellation of task ${taskId} waits: ${(error as Error).message}`);
    }
  }
}
