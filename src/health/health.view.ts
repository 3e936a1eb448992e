import { ApiProperty } from '@nestjs/swagger';

export class Alive {
  @ApiProperty({ enum: ['ok'] })
  status!: 'ok';
}

export class Readiness {
  @ApiProperty({ enum: ['ready'] })
  status!: 'ready';
  /** What each part says of itself. */
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { store: 'PostgreSQL answers', engine: 'Temporal 1.29.1 answers', 'task queue cpu': '1 worker polls' },
  })
  parts!: Record<string, string>;
}
