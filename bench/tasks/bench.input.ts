import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsString, Length, Max, Min } from 'class-validator';
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
}
