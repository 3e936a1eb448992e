import { ApiProperty } from '@nestjs/swagger';

const LEVELS = ['debug', 'info', 'warn', 'error'] as const;

export class LogLineView {
  /** Place in the task's stream; the last one is the next `after`. */
  @ApiProperty({ type: 'integer' })
  seq!: number;
  @ApiProperty({ type: 'string', format: 'date-time' })
  ts!: string;
  subtask!: string;
  @ApiProperty({ type: 'integer' })
  attempt!: number;
  @ApiProperty({ enum: LEVELS })
  level!: string;
  message!: string;
}

export class LogPage {
  @ApiProperty({ type: () => LogLineView, isArray: true })
  items!: LogLineView[];
  /** Send it back as `after`; null when there are no more lines now. */
  @ApiProperty({ type: 'integer', nullable: true })
  next_after!: number | null;
  /** Lines not kept, by subtask: of each, the first 10,000 are. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' } })
  dropped!: Record<string, number>;
}

export class HistoryEntryView {
  @ApiProperty({ type: 'string', format: 'date-time' })
  ts!: string;
  @ApiProperty({
    enum: [
      'submitted',
      'cancel_requested',
      'rerun',
      'attempt_started',
      'attempt_failed',
      'attempt_lost',
      'subtask_ended',
      'ended',
      'webhook_sent',
      'webhook_failed',
    ],
  })
  action!: string;
  /** A client's address, a worker, or `engine`. */
  actor!: string;
  @ApiProperty({ type: 'string', nullable: true })
  subtask!: string | null;
  @ApiProperty({ type: 'integer', nullable: true })
  attempt!: number | null;
  @ApiProperty({ type: 'object', additionalProperties: true })
  body!: Record<string, unknown>;
}

export class HistoryView {
  @ApiProperty({ type: () => HistoryEntryView, isArray: true })
  items!: HistoryEntryView[];
}
