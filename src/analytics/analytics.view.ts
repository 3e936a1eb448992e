import { ApiProperty } from '@nestjs/swagger';

const MOMENT = { type: 'string', format: 'date-time' } as const;
const MAYBE_MS = { type: 'number', minimum: 0, nullable: true, description: 'Milliseconds' } as const;

export class Percentiles {
  @ApiProperty(MAYBE_MS)
  p50!: number | null;
  @ApiProperty(MAYBE_MS)
  p90!: number | null;
  @ApiProperty(MAYBE_MS)
  p99!: number | null;
}

/** The tasks of one group accepted in one bucket of time. */
export class AnalyticsItem {
  /** The task type, task queue or tag value; null without grouping, or for tasks without the tag. */
  @ApiProperty({ type: 'string', nullable: true })
  group!: string | null;
  /** Start of the hour or day, in UTC; null without buckets. */
  @ApiProperty({ ...MOMENT, nullable: true })
  bucket!: string | null;
  @ApiProperty({ type: 'integer', minimum: 0 })
  total!: number;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' } })
  by_status!: Record<string, number>;
  /** Successes among the ended, 0 to 1; null while none has ended. Cancelled tasks count as neither. */
  @ApiProperty({ type: 'number', minimum: 0, maximum: 1, nullable: true })
  success_rate!: number | null;
  @ApiProperty({ type: 'integer', minimum: 0 })
  partial!: number;
  /** Attempts after the first, of all subtasks. */
  @ApiProperty({ type: 'integer', minimum: 0 })
  retries!: number;
  /** From start to end. */
  duration_ms!: Percentiles;
  /** From acceptance to start. */
  queue_wait_ms!: Percentiles;
}

export class AnalyticsView {
  @ApiProperty(MOMENT)
  since!: string;
  @ApiProperty(MOMENT)
  until!: string;
  @ApiProperty({ type: () => AnalyticsItem, isArray: true })
  items!: AnalyticsItem[];
}
