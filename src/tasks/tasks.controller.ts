import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { asc, eq, getTableColumns } from 'drizzle-orm';
import { TASK_STATES } from '../../contracts/states.js';
import { Artifacts } from '../artifacts/artifact.js';
import type { ProcessSettings } from '../config/boot-settings.js';
import { SETTINGS } from '../config/settings.token.js';
import { ErrorResponses } from '../http/error-responses.js';
import { batchCalls } from '../store/batch-calls.js';
import { Database } from '../store/database.js';
import { readStatuses } from '../store/statements/read-status.js';
import { subtasks, tasks } from '../store/tables/index.js';
import { StoredValues } from '../subtasks/stored-values.js';
import { describeSummary, describeTask } from './describe-task.js';
import { encodeCursor } from './list-cursor.js';
import { readResult } from './read-result.js';
import { refuseUnknownTask, requireTask } from './require-task.js';
import { NEWEST_FIRST, type RawQuery, readTaskFilter } from './task-list.query.js';
import { TaskPage, TaskResultView, TaskStatusView, TaskView } from './task.view.js';

const TEXT = { type: 'string' } as const;
const MOMENT = { type: 'string', format: 'date-time' } as const;

@ApiTags('tasks')
@Controller('api/v1/tasks')
export class TasksController {
  private readonly findStatus = batchCalls((taskIds: readonly string[]) => readStatuses(this.database, taskIds));

  constructor(
    private readonly database: Database,
    private readonly values: StoredValues,
    private readonly artifacts: Artifacts,
    @Inject(SETTINGS) private readonly settings: ProcessSettings,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listTasks', summary: 'List tasks, newest first; filter by tag with tag.NAME=VALUE' })
  @ApiQuery({ name: 'status', required: false, schema: { type: 'string', enum: [...TASK_STATES] } })
  @ApiQuery({ name: 'task_type', required: false, schema: TEXT })
  @ApiQuery({ name: 'task_queue', required: false, schema: TEXT })
  @ApiQuery({ name: 'since', required: false, schema: MOMENT, description: 'Accepted at this moment or later' })
  @ApiQuery({ name: 'until', required: false, schema: MOMENT, description: 'Accepted before this moment' })
  @ApiQuery({ name: 'q', required: false, schema: TEXT, description: 'Part of the id, the type or the message' })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 } })
  @ApiQuery({ name: 'cursor', required: false, schema: TEXT, description: 'next_cursor of the page before' })
  @ApiResponse({ status: 200, type: TaskPage })
  @ErrorResponses(400)
  async list(@Query() query: RawQuery): Promise<TaskPage> {
    const { where, limit } = readTaskFilter(this.database, query);
    const { input: _input, options: _options, ...columns } = getTableColumns(tasks);
    const rows = await this.database.query
      .select(columns)
      .from(tasks)
      .where(where)
      .orderBy(...NEWEST_FIRST)
      .limit(limit + 1);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const more = rows.length > limit && last !== undefined;
    return {
      items: page.map((row) => describeSummary(row, this.settings)),
      next_cursor: more ? encodeCursor(last) : null,
    };
  }

  @Get(':task_id')
  @ApiOperation({ operationId: 'getTask', summary: 'A task with its subtasks' })
  @ApiResponse({ status: 200, type: TaskView })
  @ErrorResponses(404)
  async read(@Param('task_id') taskId: string): Promise<TaskView> {
    const row = await requireTask(this.database, taskId);
    const rows = await this.database.query
      .select()
      .from(subtasks)
      .where(eq(subtasks.taskId, taskId))
      .orderBy(asc(subtasks.ordinal));
    const reruns = await this.database.query
      .select({ taskId: tasks.taskId })
      .from(tasks)
      .where(eq(tasks.rerunOf, taskId))
      .orderBy(asc(tasks.createdAt));
    return describeTask(
      row,
      rows,
      reruns.map((rerun) => rerun.taskId),
      this.settings,
    );
  }

  @Get(':task_id/status')
  @ApiOperation({
    operationId: 'getTaskStatus',
    summary: 'Where a task stands: one indexed read, whatever the workers do',
  })
  @ApiResponse({ status: 200, type: TaskStatusView })
  @ErrorResponses(404)
  async readStatus(@Param('task_id') taskId: string): Promise<TaskStatusView> {
    return (await this.findStatus(taskId)) ?? refuseUnknownTask();
  }

  @Get(':task_id/result')
  @ApiOperation({ operationId: 'getTaskResult', summary: 'The result of a finished task' })
  @ApiResponse({ status: 200, type: TaskResultView })
  @ErrorResponses(404, 409, 410)
  async readResult(@Param('task_id') taskId: string): Promise<TaskResultView> {
    const { database, values, artifacts } = this;
    return readResult(database, { values, artifacts }, await requireTask(database, taskId));
  }
}
