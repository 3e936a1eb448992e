import { ApiProperty } from '@nestjs/swagger';

export class TaskTypeSubtask {
  name!: string;
  title!: string;
  task_queue!: string;
  /** Bound of one attempt. */
  @ApiProperty({ example: '10 minutes' })
  per_attempt!: string;
  /** Bound of all attempts together. */
  @ApiProperty({ example: '1 hour' })
  total!: string;
  @ApiProperty({ type: 'integer', minimum: 1 })
  maximum_attempts!: number;
}

export class TaskTypeExample {
  summary!: string;
  @ApiProperty({ type: 'object', additionalProperties: true })
  input!: Record<string, unknown>;
}

/** A kind of task this server knows. */
export class TaskTypeView {
  @ApiProperty({ example: 'code_analysis' })
  name!: string;
  title!: string;
  description!: string;
  /** JSON Schema of the input fields. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  input_schema!: Record<string, unknown>;
  @ApiProperty({ type: () => TaskTypeExample, isArray: true })
  examples!: TaskTypeExample[];
  /** Where its subtasks wait, each queue once. */
  @ApiProperty({ type: 'string', isArray: true })
  task_queues!: string[];
  @ApiProperty({ type: () => TaskTypeSubtask, isArray: true })
  subtasks!: TaskTypeSubtask[];
  @ApiProperty({ enum: ['fail_fast', 'partial'] })
  failure_policy!: 'fail_fast' | 'partial';
  @ApiProperty({ type: 'integer', minimum: 0 })
  retention_seconds!: number;
}

export class TaskTypeList {
  @ApiProperty({ type: () => TaskTypeView, isArray: true })
  items!: TaskTypeView[];
}
