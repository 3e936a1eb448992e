import { Controller, Get, Headers, Param, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { refuse } from '../http/api-error.js';
import { ErrorResponses } from '../http/error-responses.js';
import { Database } from '../store/database.js';
import { requireTask } from '../tasks/require-task.js';
import { EventHub, type Subscriber } from './event-hub.js';
import { EventStream } from './event-stream.js';

@ApiTags('tasks')
@Controller('api/v1/tasks')
export class EventsController {
  constructor(
    private readonly hub: EventHub,
    private readonly database: Database,
  ) {}

  @Get(':task_id/events')
  @ApiOperation({
    operationId: 'streamTaskEvents',
    summary: 'Everything that happened to a task and happens from now on, as Server-Sent Events',
    description:
      'Events `progress`, `subtask`, `log` and `done`, each with an `id`. Send the last one back as Last-Event-ID and nothing is missed or repeated. The stream ends after `done`.',
  })
  @ApiHeader({ name: 'Last-Event-ID', required: false, schema: { type: 'integer', minimum: 0 } })
  @ApiQuery({ name: 'after', required: false, schema: { type: 'integer', minimum: 0 } })
  @ApiResponse({
    status: 200,
    description: 'The stream',
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
  @ErrorResponses(400, 404)
  async stream(
    @Param('task_id') taskId: string,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Query('after') after: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const cursor = readCursor(lastEventId ?? after);
    await requireTask(this.database, taskId);
    let leave: () => void = () => undefined;
    const stream = new EventStream(reply, () => leave());
    const subscriber: Subscriber = { cursor, deliver: (event) => stream.send(event) };
    leave = this.hub.subscribe(taskId, subscriber);
  }
}

function readCursor(text: string | undefined): number {
  if (text === undefined || text === '') return 0;
  const cursor = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  if (Number.isNaN(cursor))
    throw refuse(
      400,
      'Last-Event-ID is the id of an event of this stream: a whole number. Leave it out to start over.',
      'Last-Event-ID',
    );
  return cursor;
}
