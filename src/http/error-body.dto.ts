import { ApiProperty } from '@nestjs/swagger';

/** The one error shape of every route. */
export class ErrorBody {
  /** The kind of refusal, the same for every refusal of its status. */
  @ApiProperty({ example: 'Invalid input' })
  error!: string;

  /** What is wrong with each field and what to do; `_` names the request itself. */
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'array', items: { type: 'string' } },
    example: { prompt: ['Prompt is required for image_generation'] },
  })
  details!: Record<string, string[]>;
}
