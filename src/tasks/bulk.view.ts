import { ApiProperty } from '@nestjs/swagger';

export class BulkAnswer {
  /** Tasks that the filters match and that are in a state to be acted on. */
  @ApiProperty({ type: 'integer', minimum: 0 })
  matched!: number;
  /** Tasks for which it was asked; 0 in a dry run. */
  @ApiProperty({ type: 'integer', minimum: 0 })
  requested!: number;
}
