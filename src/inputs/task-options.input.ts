import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsObject, IsUrl, Max, MaxLength, Min } from 'class-validator';
import { IsStringMap } from './is-string-map.js';
import { MayBeAbsent } from './may-be-absent.js';

const YEAR_SECONDS = 366 * 24 * 3600;
const WEEK_SECONDS = 7 * 24 * 3600;

/** How a task is to be carried out, whatever its type. */
export class TaskOptions {
  /** Free labels to filter by, at most 20 of at most 200 characters. */
  @MayBeAbsent()
  @IsObject()
  @IsStringMap(20, 200)
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', maxLength: 200 },
    maxProperties: 20,
    example: { team: 'web' },
  })
  tags?: Record<string, string>;

  /** Hears of the task's end by a signed POST (Standard Webhooks); needs WEBHOOK_SECRET on the server. */
  @MayBeAbsent()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  @MaxLength(2000)
  @ApiProperty({ type: 'string', format: 'uri', example: 'https://app.example.com/hooks/millrace' })
  webhook_url?: string;

  /**
   * Whether the task may wait for a worker of its task queues. When false it is refused at once while none polls; the task
   * type says the default.
   */
  @MayBeAbsent()
  @IsBoolean()
  wait_for_worker?: boolean;

  /** How long the input and result are kept after the end, in seconds; the task type says the default. */
  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(YEAR_SECONDS)
  retention_seconds?: number;

  /** How long the task waits before it starts, in seconds. */
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(YEAR_SECONDS)
  start_delay_seconds?: number;

  /** How long the task may take from its start, in seconds; past that it is stopped and fails. */
  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(WEEK_SECONDS)
  timeout_seconds?: number;
}
