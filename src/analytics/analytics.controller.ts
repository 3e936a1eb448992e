import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { refuse } from '../http/api-error.js';
import { ErrorResponses } from '../http/error-responses.js';
import { readChoice, readMoment } from '../http/query-values.js';
import { Database } from '../store/database.js';
import { type AnalyticsQuery, type AnalyticsRow, readAnalytics } from '../store/statements/read-analytics.js';
import { type AnalyticsItem, AnalyticsView } from './analytics.view.js';

const DAY_MS = 24 * 3600 * 1000;
const MOMENT = { type: 'string', format: 'date-time' } as const;
const TAG = /^tag\.([^\0]{1,200})$/;

@ApiTags('analytics')
@Controller('api/v1/analytics')
export class AnalyticsController {
  constructor(private readonly database: Database) {}

  @Get()
  @ApiOperation({
    operationId: 'getAnalytics',
    summary: 'Counts by state, success rate, percentiles of duration and queue wait, and retries',
  })
  @ApiQuery({
    name: 'since',
    required: false,
    schema: MOMENT,
    description: 'Accepted at this moment or later; a day ago by default',
  })
  @ApiQuery({
    name: 'until',
    required: false,
    schema: MOMENT,
    description: 'Accepted before this moment; now by default',
  })
  @ApiQuery({
    name: 'group_by',
    required: false,
    schema: { type: 'string', pattern: '^(task_type|task_queue|tag\\..{1,200})$' },
    description: 'task_type, task_queue or tag.NAME',
  })
  @ApiQuery({ name: 'bucket', required: false, schema: { type: 'string', enum: ['hour', 'day'] } })
  @ApiResponse({ status: 200, type: AnalyticsView })
  @ErrorResponses(400)
  async read(
    @Query('since') since?: string,
    @Query('until') until?: string,
    @Query('group_by') groupBy?: string,
    @Query('bucket') bucket?: string,
  ): Promise<AnalyticsView> {
    const last = readMoment('until', until) ?? new Date();
    const first = readMoment('since', since) ?? new Date(last.getTime() - DAY_MS);
    const query: AnalyticsQuery = {
      since: first,
      until: last,
      bucket: readChoice('bucket', bucket, ['hour', 'day']) ?? 'none',
      ...readGrouping(groupBy),
    };
    const rows = await readAnalytics(this.database, query);
    return { since: first.toISOString(), until: last.toISOString(), items: rows.map(describe) };
  }
}

function readGrouping(text: string | undefined): Pick<AnalyticsQuery, 'groupBy' | 'tag'> {
  if (text === undefined) return { groupBy: 'none', tag: null };
  if (text === 'task_type' || text === 'task_queue') return { groupBy: text, tag: null };
  const tag = TAG.exec(text)?.[1];
  if (tag === undefined) throw refuse(400, 'Group by task_type, task_queue or tag.NAME, or leave it out.', 'group_by');
  return { groupBy: 'tag', tag };
}

function describe(row: AnalyticsRow): AnalyticsItem {
  const { SUCCESS: succeeded = 0, FAILURE: failed = 0 } = row.by_status;
  return {
    group: row.group,
    bucket: row.bucket?.toISOString() ?? null,
    total: row.total,
    by_status: row.by_status,
    success_rate: succeeded + failed === 0 ? null : succeeded / (succeeded + failed),
    partial: row.partial,
    retries: row.retries,
    duration_ms: { p50: row.duration_p50, p90: row.duration_p90, p99: row.duration_p99 },
    queue_wait_ms: { p50: row.wait_p50, p90: row.wait_p90, p99: row.wait_p99 },
  };
}
