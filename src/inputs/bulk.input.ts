import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsObject, IsOptional, IsString } from 'class-validator';
import { TASK_STATES, type TaskState } from '../../contracts/states.js';
import { IsStringMap } from './is-string-map.js';

/** The filters of the task list, for what to do to every task they match. At least one is needed. */
export class BulkFields {
  @IsOptional()
  @IsString()
  @ApiProperty({ enum: TASK_STATES })
  status?: TaskState;

  @IsOptional()
  @IsString()
  task_type?: string;

  @IsOptional()
  @IsString()
  task_queue?: string;

  @IsOptional()
  @IsObject()
  @IsStringMap(20, 200)
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  tags?: Record<string, string>;

  /** Accepted at this moment or later. */
  @IsOptional()
  @IsString()
  @ApiProperty({ type: 'string', format: 'date-time' })
  since?: string;

  /** Accepted before this moment. */
  @IsOptional()
  @IsString()
  @ApiProperty({ type: 'string', format: 'date-time' })
  until?: string;

  /** Part of the id, the type or the message. */
  @IsOptional()
  @IsString()
  q?: string;

  /** Counts what matches and does nothing. */
  @IsOptional()
  @IsBoolean()
  dry_run?: boolean;
}
