import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ErrorResponses } from '../http/error-responses.js';
import { readWholeNumber } from '../http/query-values.js';
import { Database } from '../store/database.js';
import { readSeries, type SeriesRow } from '../store/statements/read-series.js';
import { requireTask } from './require-task.js';
import { SeriesView, type SubtaskSeries } from './series.view.js';

const POINTS = { least: 2, most: 10_000, usual: 200 };

@ApiTags('tasks')
@Controller('api/v1/tasks')
export class SeriesController {
  constructor(private readonly database: Database) {}

  @Get(':task_id/series')
  @ApiOperation({
    operationId: 'getTaskSeries',
    summary: 'What subtasks have told step by step, such as the figures of every epoch, thinned evenly',
  })
  @ApiQuery({ name: 'subtask', required: false, schema: { type: 'string' } })
  @ApiQuery({
    name: 'by',
    required: false,
    schema: { type: 'string' },
    description: 'The number that orders the steps, such as epoch: of several with the same one the last counts',
  })
  @ApiQuery({
    name: 'points',
    required: false,
    schema: { type: 'integer', minimum: POINTS.least, maximum: POINTS.most, default: POINTS.usual },
    description: 'Steps of each subtask at most, the first and the last among them',
  })
  @ApiResponse({ status: 200, type: SeriesView })
  @ErrorResponses(400, 404)
  async read(
    @Param('task_id') taskId: string,
    @Query('subtask') subtask?: string,
    @Query('by') by?: string,
    @Query('points') points?: string,
  ): Promise<SeriesView> {
    const query = { subtask: storable(subtask), by: storable(by), points: readWholeNumber('points', points, POINTS) };
    await requireTask(this.database, taskId);
    const items = new Map<string, SubtaskSeries>();
    for (const row of await readSeries(this.database, taskId, query)) {
      const { subtask: name, total } = row;
      const series = items.get(name) ?? { subtask: name, total, points: [] };
      series.points.push(pointOf(row));
      items.set(name, series);
    }
    return { items: [...items.values()] };
  }
}

function storable(text: string | undefined): string | null {
  return text?.replaceAll('\0', '') ?? null;
}

function pointOf({ ts, attempt, body }: SeriesRow): Record<string, unknown> {
  return { ...body, ts: ts.toISOString(), attempt };
}
