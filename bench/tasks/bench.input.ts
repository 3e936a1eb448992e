import { ApiProperty } from '@nestjs/swagger';
import { IsArray, IsInt, IsString, Length, Max, Min } from 'class-validator';
import { MayBeAbsent } from '../../src/inputs/may-be-absent.js';
import type { BenchFanOutInput, BenchNoopInput, BenchSleepInput } from './bench-contracts.js';

export class BenchNoopFields implements BenchNoopInput {
  /** Names the task's lines in the log. */
  @IsString()
  @Length(1, 100)
  tag!: string;
}

export class BenchSleepFields extends BenchNoopFields implements BenchSleepInput {
  /** Milliseconds to sleep. */
  @IsInt()
  @ApiProperty({ type: 'integer' })
  @Min(0)
  @Max(60_000)
  ms!: number;
}

export class BenchFanOutFields extends BenchSleepFields implements BenchFanOutInput {
  /** Number of subtasks. */
  @IsInt()
  @ApiProperty({ type: 'integer' })
  @Min(1)
  @Max(2_000)
  n!: number;

  /** Items that fail for good, by number. */
  @MayBeAbsent()
  @IsArray()
  @IsInt({ each: true })
  @ApiProperty({ type: 'integer', isArray: true })
  failing?: number[];

  /** Items that fail at their first attempt, by number. */
  @MayBeAbsent()
  @IsArray()
  @IsInt({ each: true })
  @ApiProperty({ type: 'integer', isArray: true })
  flaky?: number[];

  /** What every subtask gets along, to make its request large. */
  @MayBeAbsent()
  @IsString()
  @Length(0, 10_000)
  ballast?: string;
}
