import { ApiProperty } from '@nestjs/swagger';

/** What a subtask has told step by step. */
export class SubtaskSeries {
  subtask!: string;

  /** How many steps it has told. */
  @ApiProperty({ type: 'integer' })
  total!: number;

  /** Each with its `ts`, its `attempt`, and what it told. */
  @ApiProperty({
    type: 'array',
    items: {
      type: 'object',
      properties: { ts: { type: 'string', format: 'date-time' }, attempt: { type: 'integer' } },
      required: ['ts', 'attempt'],
      additionalProperties: true,
    },
  })
  points!: Record<string, unknown>[];
}

export class SeriesView {
  @ApiProperty({ type: () => SubtaskSeries, isArray: true })
  items!: SubtaskSeries[];
}
