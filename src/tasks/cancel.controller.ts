import { Controller, HttpCode, Ip, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ErrorResponses } from '../http/error-responses.js';
import { CancelRequests } from './cancel-requests.js';
import { TaskAnswer } from './submitted.view.js';

@ApiTags('tasks')
@Controller('api/v1/tasks')
export class CancelController {
  constructor(private readonly cancels: CancelRequests) {}

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
    const status = await this.cancels.request(taskId, client);
    const message = status === 'REVOKED' ? 'The task was cancelled' : 'The task is being cancelled';
    return { task_id: taskId, status, message };
  }
}
