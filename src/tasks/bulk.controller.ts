import { Body, Controller, HttpCode, Ip, Post } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { and, asc, inArray, type SQL } from 'drizzle-orm';
import pLimit from 'p-limit';
import type { JsonValue } from '../../contracts/json.js';
import type { TaskState } from '../../contracts/states.js';
import { ApiError, refuse } from '../http/api-error.js';
import { ErrorResponses } from '../http/error-responses.js';
import { BulkFields } from '../inputs/bulk.input.js';
import { readBody } from '../inputs/read-body.js';
import { Database } from '../store/database.js';
import { tasks } from '../store/tables/index.js';
import { BulkAnswer } from './bulk.view.js';
import { CancelRequests } from './cancel-requests.js';
import { readTaskFilter } from './task-list.query.js';
import { TaskRerunner } from './task-rerunner.js';

const AT_ONCE = 8;
const OPEN: TaskState[] = ['PENDING', 'PROCESSING'];
const ENDED: TaskState[] = ['SUCCESS', 'FAILURE', 'REVOKED'];

@ApiTags('tasks')
@Controller('api/v1/tasks')
export class BulkController {
  constructor(
    private readonly database: Database,
    private readonly cancels: CancelRequests,
    private readonly rerunner: TaskRerunner,
  ) {}

  @Post('cancel')
  @HttpCode(202)
  @ApiOperation({ operationId: 'cancelTasks', summary: 'Cancel every unfinished task that the filters match' })
  @ApiBody({ type: BulkFields })
  @ApiResponse({ status: 202, type: BulkAnswer })
  @ErrorResponses(400, 413, 415)
  cancelAll(@Body() body: JsonValue, @Ip() client: string): Promise<BulkAnswer> {
    return this.apply(body, OPEN, (taskId) => this.cancels.request(taskId, client));
  }

  @Post('rerun')
  @HttpCode(202)
  @ApiOperation({ operationId: 'rerunTasks', summary: 'Repeat every finished task that the filters match' })
  @ApiBody({ type: BulkFields })
  @ApiResponse({ status: 202, type: BulkAnswer })
  @ErrorResponses(400, 413, 415)
  rerunAll(@Body() body: JsonValue, @Ip() client: string): Promise<BulkAnswer> {
    return this.apply(body, ENDED, (taskId) => this.rerunner.rerun(taskId, {}, client));
  }

  private async apply(
    body: JsonValue,
    states: TaskState[],
    act: (taskId: string) => Promise<unknown>,
  ): Promise<BulkAnswer> {
    const { dry_run: isDry = false, ...filters } = readBody(BulkFields, body);
    const taskIds = await this.match(filters, states);
    if (isDry) return { matched: taskIds.length, requested: 0 };
    const limit = pLimit(AT_ONCE);
    const done = await Promise.all(taskIds.map((taskId) => limit(() => attempt(() => act(taskId)))));
    return { matched: taskIds.length, requested: done.filter(Boolean).length };
  }

  private async match(filters: Omit<BulkFields, 'dry_run'>, states: TaskState[]): Promise<string[]> {
    const { tags = {}, ...plain } = filters;
    const query = {
      ...plain,
      ...Object.fromEntries(Object.entries(tags).map(([name, value]) => [`tag.${name}`, value])),
    };
    if (Object.keys(query).length === 0)
      throw refuse(400, 'Name at least one filter. To mean every task, send since: "1970-01-01T00:00:00Z".');
    const where: SQL | undefined = and(readTaskFilter(this.database, query).where, inArray(tasks.status, states));
    const rows = await this.database.query
      .select({ taskId: tasks.taskId })
      .from(tasks)
      .where(where)
      .orderBy(asc(tasks.createdAt));
    return rows.map((row) => row.taskId);
  }
}

/** A task that ended, or expired, between the match and the act is counted out, not an error. */
async function attempt(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.getStatus() < 500) return false;
    throw error;
  }
}
