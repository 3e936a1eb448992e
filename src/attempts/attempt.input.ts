import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  Allow,
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsInt,
  IsISO8601,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import type { JsonObject, JsonValue } from '../../contracts/json.js';
import { AreSteps } from './are-steps.js';

const ATTEMPTS = 2 ** 31 - 1;
const ENTRIES = 10_000;
// PostgreSQL's texts hold no NUL.
const NAME = { pattern: /^[^\0]{1,1000}$/, message: '$property must have 1 to 1000 characters, none of them NUL.' };

/** Names one attempt of an activity that serves a task, as the engine tells it to whoever carries the attempt out. */
export class AttemptFields {
  /** The id of the workflow. */
  @Matches(NAME.pattern, { message: NAME.message })
  task_id!: string;

  /** The id of the workflow's run. */
  @Matches(NAME.pattern, { message: NAME.message })
  run_id!: string;

  /** The id of the activity. */
  @Matches(NAME.pattern, { message: NAME.message })
  subtask!: string;

  @IsInt()
  @Min(1)
  @Max(ATTEMPTS)
  attempt!: number;

  /** Who carries it out, as `pid@host`. */
  @Matches(NAME.pattern, { message: NAME.message })
  worker!: string;
}

/** A line for the subtask's log. */
export class LogLineFields {
  @IsISO8601({ strict: true })
  @ApiProperty({ type: 'string', format: 'date-time' })
  ts!: string;

  @Matches(/^(debug|info|warn|error)$/)
  level!: string;

  @IsString()
  message!: string;
}

/** What an attempt has to tell since it last did. */
export class ReportFields extends AttemptFields {
  /** Whether `begin` said that this is a step of the task as a whole, which is no subtask. */
  @IsBoolean()
  is_step!: boolean;

  @IsNumber()
  @Min(0)
  @Max(100)
  progress!: number;

  @IsString()
  message!: string;

  /** Figures of the subtask; those told before stay. */
  @IsOptional()
  @IsObject()
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, required: false } as object)
  metrics?: JsonObject | null;

  @IsArray()
  @ArrayMaxSize(ENTRIES)
  @ValidateNested({ each: true })
  @Type(() => LogLineFields)
  @ApiProperty({ type: [LogLineFields], maxItems: ENTRIES })
  logs!: LogLineFields[];

  /** Lines that were too many to be told. */
  @IsInt()
  @Min(0)
  @Max(ATTEMPTS)
  lines_dropped!: number;

  /** Steps of a series, each with its `ts`. */
  @IsArray()
  @ArrayMaxSize(ENTRIES)
  @AreSteps()
  @ApiProperty({
    type: 'array',
    maxItems: ENTRIES,
    items: {
      type: 'object',
      properties: { ts: { type: 'string', format: 'date-time' } },
      required: ['ts'],
      additionalProperties: true,
    },
  })
  measures!: JsonObject[];

  /** What a later attempt can go on from, when there is something newer than the last time. */
  @IsOptional()
  @IsObject()
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, required: false } as object)
  checkpoint?: JsonObject | null;
}

/** The last report of an attempt that has done what it was to do. */
export class CompleteFields extends ReportFields {
  /** What the activity returns: any JSON. */
  @Allow()
  @ApiProperty({ description: 'Any JSON', required: true })
  value!: JsonValue;
}

/** What went wrong, as the engine is told. */
export class FailureFields {
  @Length(1, 1000)
  type!: string;

  @IsString()
  message!: string;

  @IsString()
  stack!: string;
}

/** The last report of an attempt that has failed. */
export class FailFields extends ReportFields {
  @ValidateNested()
  @Type(() => FailureFields)
  @IsDefined()
  error!: FailureFields;
}
