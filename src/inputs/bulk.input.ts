import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsNotEmpty, IsObject, IsString } from 'class-validator';
import { TASK_STATES, type TaskState } from '../../contracts/states.js';
import { IsStringMap } from './is-string-map.js';
import { MayBeAbsent } from './may-be-absent.js';

/** The filters of the task list, for what to do to every task they match. At least one is needed. */
export class BulkFields {
  @MayBeAbsent()
  @IsString()
  @ApiProperty({ enum: TASK_STATES })
  status?: TaskState;

  @MayBeAbsent()
  @IsString()
  task_type?: string;

  @MayBeAbsent()
  @IsString()
  task_queue?: string;

  @MayBeAbsent()
  @IsObject()
  @IsStringMap(20, 200)
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  tags?: Record<string, string>;

  /** Accepted at this moment or later. */
  @MayBeAbsent()
  @IsString()
  @ApiProperty({ type: 'string', format: 'date-time' })
  since?: string;

  /** Accepted before this moment. */
  @MayBeAbsent()
  @IsString()
  @ApiProperty({ type: 'string', format: 'date-time' })
  until?: string;

  /** Part of the id, the type or the message. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  q?: string;

  /** Counts what matches and does nothing. */
  @MayBeAbsent()
  @IsBoolean()
  dry_run?: boolean;
}
