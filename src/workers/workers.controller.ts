import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { TASK_QUEUES, type TaskQueue } from '../../contracts/task-queues.js';
import { ErrorResponses } from '../http/error-responses.js';
import { ApiError } from '../http/api-error.js';
import { queuesInUse } from '../temporal/queues-in-use.js';
import { readTaskQueue } from '../temporal/task-queue-stats.js';
import { TemporalClient } from '../temporal/temporal-client.js';
import { type TaskQueueView, WorkersView } from './workers.view.js';

const DEADLINE_MS = 3_000;

@ApiTags('workers')
@Controller('api/v1/workers')
export class WorkersController {
  constructor(private readonly temporal: TemporalClient) {}

  @Get()
  @ApiOperation({
    operationId: 'listWorkers',
    summary: 'Each task queue: who polls it, what waits there and for how long',
  })
  @ApiResponse({ status: 200, type: WorkersView })
  @ErrorResponses()
  async list(): Promise<WorkersView> {
    const used = queuesInUse();
    try {
      const items = await this.temporal.connection.withDeadline(Date.now() + DEADLINE_MS, () =>
        Promise.all(TASK_QUEUES.map((queue) => this.describe(queue, used.includes(queue)))),
      );
      return { items };
    } catch (error) {
      const message = `Temporal does not answer (${(error as Error).message}). Tasks wait meanwhile; ask again shortly.`;
      throw new ApiError(503, { engine: [message] }, { 'Retry-After': '2' });
    }
  }

  private async describe(queue: TaskQueue, isUsed: boolean): Promise<TaskQueueView> {
    const { pollers, backlog, oldestWaitingSeconds } = await readTaskQueue(this.temporal, queue);
    const workers = pollers.map(({ identity, lastPoll }) => ({ identity, last_poll: lastPoll.toISOString() }));
    return {
      task_queue: queue,
      workers,
      last_poll:
        workers
          .map(({ last_poll }) => last_poll)
          .sort()
          .at(-1) ?? null,
      backlog,
      oldest_waiting_seconds: oldestWaitingSeconds,
      in_use: isUsed,
    };
  }
}
