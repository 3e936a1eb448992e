import { ApiProperty } from '@nestjs/swagger';

export class WorkerView {
  /** The process, as pid@host. */
  identity!: string;
  @ApiProperty({ type: 'string', format: 'date-time' })
  last_poll!: string;
}

export class TaskQueueView {
  @ApiProperty({ example: 'cpu' })
  task_queue!: string;
  @ApiProperty({ type: () => WorkerView, isArray: true })
  workers!: WorkerView[];
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  last_poll!: string | null;
  /** Work that waits for a worker. */
  @ApiProperty({ type: 'integer', minimum: 0 })
  backlog!: number;
  /** How long the oldest piece of it has waited. */
  @ApiProperty({ type: 'number', minimum: 0 })
  oldest_waiting_seconds!: number;
  /** Whether a registered task type puts work there. */
  in_use!: boolean;
}

export class WorkersView {
  @ApiProperty({ type: () => TaskQueueView, isArray: true })
  items!: TaskQueueView[];
}
