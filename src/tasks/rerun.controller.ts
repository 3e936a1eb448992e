import { Body, Controller, HttpCode, Ip, Param, Post, Res } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { JsonValue } from '../../contracts/json.js';
import { ErrorResponses } from '../http/error-responses.js';
import { readBody } from '../inputs/read-body.js';
import { RerunFields } from '../inputs/rerun.input.js';
import { TaskAnswer } from './submitted.view.js';
import { TaskRerunner } from './task-rerunner.js';

@ApiTags('tasks')
@Controller('api/v1/tasks')
export class RerunController {
  constructor(private readonly rerunner: TaskRerunner) {}

  @Post(':task_id/rerun')
  @HttpCode(202)
  @ApiOperation({
    operationId: 'rerunTask',
    summary:
      'Repeat a finished task as a new one: what did not succeed, or the subtasks named, or with a changed input',
  })
  @ApiBody({ type: RerunFields, required: false })
  @ApiResponse({ status: 202, type: TaskAnswer, headers: { Location: { schema: { type: 'string' } } } })
  @ErrorResponses(400, 404, 409, 410, 413, 415, 422)
  async rerun(
    @Param('task_id') taskId: string,
    @Body() body: JsonValue | undefined,
    @Ip() client: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TaskAnswer> {
    const fields = readBody(RerunFields, body === undefined ? {} : body);
    const accepted = await this.rerunner.rerun(taskId, fields, client);
    void reply.header('Location', `/api/v1/tasks/${accepted.taskId}`);
    const message = `${accepted.taskType} task submitted successfully`;
    return { task_id: accepted.taskId, status: accepted.status, message };
  }
}
