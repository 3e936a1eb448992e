import { ApiProperty } from '@nestjs/swagger';

/** An artifact that was kept. */
export class ArtifactView {
  /** Names it in task inputs and at GET /api/v1/artifacts/{artifact_id}. */
  @ApiProperty({ format: 'uuid' })
  artifact_id!: string;

  /** In bytes. */
  @ApiProperty({ type: 'integer', minimum: 0 })
  size!: number;

  @ApiProperty({ example: 'application/gzip' })
  media_type!: string;
}
