import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ErrorResponses } from '../http/error-responses.js';
import { readChoice, readWholeNumber } from '../http/query-values.js';
import { Database } from '../store/database.js';
import { readHistory } from '../store/statements/read-history.js';
import { readDroppedLines, readLogs } from '../store/statements/read-logs.js';
import { requireTask } from './require-task.js';
import { HistoryView, LogPage } from './trail.view.js';

const LEVELS = ['debug', 'info', 'warn', 'error'] as const;
const PAGE = { least: 1, most: 1000, usual: 200 };
const SEQ = { least: 0, most: 2 ** 31 - 1, usual: 0 };

@ApiTags('tasks')
@Controller('api/v1/tasks')
export class TrailController {
  constructor(private readonly database: Database) {}

  @Get(':task_id/logs')
  @ApiOperation({ operationId: 'getTaskLogs', summary: 'The log lines of every subtask, oldest first' })
  @ApiQuery({ name: 'after', required: false, schema: { type: 'integer', minimum: 0, maximum: SEQ.most } })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: PAGE.most } })
  @ApiQuery({ name: 'subtask', required: false, schema: { type: 'string' } })
  @ApiQuery({
    name: 'level',
    required: false,
    schema: { type: 'string', enum: [...LEVELS] },
    description: 'This level and above',
  })
  @ApiResponse({ status: 200, type: LogPage })
  @ErrorResponses(400, 404)
  async readLogs(
    @Param('task_id') taskId: string,
    @Query('after') after?: string,
    @Query('limit') limit?: string,
    @Query('subtask') subtask?: string,
    @Query('level') level?: string,
  ): Promise<LogPage> {
    const size = readWholeNumber('limit', limit, PAGE);
    const least = readChoice('level', level, LEVELS);
    const query = {
      after: readWholeNumber('after', after, SEQ),
      subtask: subtask?.replaceAll('\0', '') ?? null,
      levels: least ? LEVELS.slice(LEVELS.indexOf(least)) : null,
      limit: size,
    };
    await requireTask(this.database, taskId);
    const rows = await readLogs(this.database, taskId, query);
    return {
      items: rows.map((row) => ({ ...row, ts: row.ts.toISOString() })),
      next_after: rows.length === size ? (rows.at(-1)?.seq ?? null) : null,
      dropped: await readDroppedLines(this.database, taskId),
    };
  }

  @Get(':task_id/history')
  @ApiOperation({
    operationId: 'getTaskHistory',
    summary: 'The audit trail: who submitted, cancelled and reran it, every attempt, every failure with its stack',
  })
  @ApiResponse({ status: 200, type: HistoryView })
  @ErrorResponses(404)
  async readHistory(@Param('task_id') taskId: string): Promise<HistoryView> {
    await requireTask(this.database, taskId);
    const rows = await readHistory(this.database, taskId);
    return {
      items: rows.map(({ ts, action, actor, subtask, attempt, body }) => ({
        ts: ts.toISOString(),
        action,
        actor,
        subtask,
        attempt,
        body,
      })),
    };
  }
}
