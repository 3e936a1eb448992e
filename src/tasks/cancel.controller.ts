import { Controller, HttpCode, Ip, Logger, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { TaskCanceller } from '../dispatch/task-canceller.js';
import { refuse } from '../http/api-error.js';
import { ErrorResponses } from '../http/error-responses.js';
import { Database } from '../store/database.js';
import { addAudit } from '../store/statements/add-audit.js';
import { readStatus } from '../store/statements/read-status.js';
import { requestCancel } from '../store/statements/request-cancel.js';
import { refuseUnknownTask } from './require-task.js';
import { TaskAnswer } from './submitted.view.js';

@ApiTags('tasks')
@Controller('api/v1/tasks')
export class CancelController {
  private readonly logger = new Logger(CancelController.name);

  constructor(
    private readonly database: Database,
    private readonly canceller: TaskCanceller,
  ) {}

  @Post(':task_id/cancel')
  @HttpCode(202)
  @ApiOperation({
    operationId: 'cancelTask',
    summary: 'Cancel a task',
    description:
      'Accepted at once and carried out as soon as the engine and the worker can; the task is REVOKED once what ran behind it has really stopped.',
  })
  @ApiResponse({ status: 202, type: TaskAnswer })
  @ErrorResponses(404, 409)
  async cancel(@Param('task_id') taskId: string, @Ip() client: string): Promise<TaskAnswer> {
    const request = (await requestCancel(this.database, taskId)) ?? refuseUnknownTask();
    if (!request.open)
      throw refuse(409, `The task has ended as ${request.status}: there is nothing to cancel.`, 'status');
    await addAudit(this.database, {
      taskId,
      action: 'cancel_requested',
      actor: client,
      subtask: null,
      attempt: null,
      body: {},
    });
    if (request.in_engine) await this.cancelInEngine(taskId);
    else await this.canceller.revoke(taskId);
    const status = (await readStatus(this.database, taskId))?.status ?? request.status;
    const message = status === 'REVOKED' ? 'The task was cancelled' : 'The task is being cancelled';
    return { task_id: taskId, status, message };
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
