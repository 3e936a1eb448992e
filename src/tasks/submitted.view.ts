import { ApiProperty } from '@nestjs/swagger';
import { TASK_STATES, type TaskState } from '../../contracts/states.js';

/** What a submit, a rerun or a cancel answers. */
export class TaskAnswer {
  @ApiProperty({ example: '0199f3d2-7c1e-7a50-9b52-6f1d2f6f0a11' })
  task_id!: string;

  @ApiProperty({ enum: TASK_STATES, example: 'PENDING' })
  status!: TaskState;

  @ApiProperty({ example: 'code_analysis task submitted successfully' })
  message!: string;
}
