import { Body, Controller, Headers, HttpCode, Ip, Post, Res } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { JsonValue } from '../../contracts/json.js';
import { DEFAULT_TENANT } from '../../contracts/search-attributes.js';
import { refuse } from '../http/api-error.js';
import { ErrorResponses } from '../http/error-responses.js';
import { SUBMIT_BODY, SUBMIT_EXAMPLES } from '../openapi/submit-body.js';
import { readSubmission } from './submission.js';
import { TaskAnswer } from './submitted.view.js';
import { TaskSubmitter } from './task-submitter.js';

const KEY_LENGTH = 255;
const TAKEN_ALREADY = 200;

@ApiTags('tasks')
@Controller('api/v1/tasks')
export class SubmitController {
  constructor(private readonly submitter: TaskSubmitter) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({
    operationId: 'submitTask',
    summary: 'Submit a task',
    description:
      'Answered once the task is committed to disk: whatever dies after that, it runs. Unknown fields are refused by name.',
  })
  @ApiBody({ schema: SUBMIT_BODY, examples: SUBMIT_EXAMPLES })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'The same key with the same body answers with the first task; with another body it is refused.',
    schema: { type: 'string', minLength: 1, maxLength: KEY_LENGTH },
  })
  @ApiResponse({ status: 200, type: TaskAnswer, description: 'The task that this Idempotency-Key named before' })
  @ApiResponse({
    status: 202,
    type: TaskAnswer,
    description: 'Accepted',
    headers: { Location: { schema: { type: 'string' } } },
  })
  @ErrorResponses(400, 409, 413, 415, 422)
  submit(
    @Body() body: JsonValue,
    @Headers('idempotency-key') key: string | undefined,
    @Ip() client: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TaskAnswer> {
    return this.accept(body, 'refuse', key, client, reply);
  }

  @Post('submit')
  @HttpCode(202)
  @ApiOperation({
    operationId: 'submitTaskAsBefore',
    summary: 'Submit a task, as earlier front ends do: unknown fields are ignored',
  })
  @ApiBody({ schema: SUBMIT_BODY, examples: SUBMIT_EXAMPLES })
  @ApiResponse({ status: 200, type: TaskAnswer, description: 'The task that this Idempotency-Key named before' })
  @ApiResponse({
    status: 202,
    type: TaskAnswer,
    description: 'Accepted',
    headers: { Location: { schema: { type: 'string' } } },
  })
  @ErrorResponses(400, 409, 413, 415, 422)
  submitAsBefore(
    @Body() body: JsonValue,
    @Headers('idempotency-key') key: string | undefined,
    @Ip() client: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TaskAnswer> {
    return this.accept(body, 'drop', key, client, reply);
  }

  private async accept(
    body: JsonValue,
    unknownFields: 'refuse' | 'drop',
    key: string | undefined,
    client: string,
    reply: FastifyReply,
  ): Promise<TaskAnswer> {
    if (key !== undefined && (key.trim() === '' || key.length > KEY_LENGTH))
      throw refuse(400, `Send 1 to ${KEY_LENGTH} characters, or leave the header out.`, 'Idempotency-Key');
    const submission = readSubmission(body, { unknownFields });
    const { taskId, status, isNew } = await this.submitter.submit(submission, {
      tenant: DEFAULT_TENANT,
      submittedBy: client,
      idempotencyKey: key ?? null,
    });
    void reply.header('Location', `/api/v1/tasks/${taskId}`);
    if (!isNew) void reply.status(TAKEN_ALREADY);
    const type = submission.contract.type;
    const message = isNew ? `${type} task submitted successfully` : `${type} task was submitted before with this key`;
    return { task_id: taskId, status, message };
  }
}
