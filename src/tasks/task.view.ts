import { ApiProperty } from '@nestjs/swagger';
import { SUBTASK_STATES, type SubtaskState, TASK_STATES, type TaskState } from '../../contracts/states.js';

const MOMENT = { type: 'string', format: 'date-time' } as const;
const MAYBE_MOMENT = { ...MOMENT, nullable: true } as const;

export class TaskErrorView {
  /** A stable name of the kind of failure. */
  type!: string;
  /** What went wrong and what to do. */
  message!: string;
  /** The subtask that failed; null when the task as a whole did. */
  @ApiProperty({ type: 'string', nullable: true })
  subtask!: string | null;
}

/** One unit of work inside a task. */
export class SubtaskView {
  name!: string;
  @ApiProperty({ enum: SUBTASK_STATES })
  status!: SubtaskState;
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 100 })
  progress!: number;
  message!: string;
  /** How often it was tried; 0 before the first attempt. */
  @ApiProperty({ type: 'integer', minimum: 0 })
  attempt!: number;
  task_queue!: string;
  /** The process that carries it out, as the engine knows it. */
  @ApiProperty({ type: 'string', nullable: true })
  worker!: string | null;
  @ApiProperty(MAYBE_MOMENT)
  started_at!: string | null;
  @ApiProperty(MAYBE_MOMENT)
  finished_at!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  metrics!: Record<string, unknown> | null;
  @ApiProperty({ type: () => TaskErrorView, nullable: true })
  error!: TaskErrorView | null;
}

export class TaskLinks {
  /** The task's workflow in the Temporal Web UI. */
  temporal_ui!: string;
  result!: string;
  events!: string;
}

/** A task in a list: everything but its subtasks, input and options. */
export class TaskSummaryView {
  @ApiProperty({ example: '0199f3d2-7c1e-7a50-9b52-6f1d2f6f0a11' })
  task_id!: string;
  @ApiProperty({ example: 'code_analysis' })
  task_type!: string;
  @ApiProperty({ enum: TASK_STATES })
  status!: TaskState;
  /** Whether it succeeded without some of its subtasks. */
  partial!: boolean;
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 100 })
  progress!: number;
  message!: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  tags!: Record<string, string>;
  @ApiProperty(MOMENT)
  created_at!: string;
  @ApiProperty(MAYBE_MOMENT)
  started_at!: string | null;
  @ApiProperty(MAYBE_MOMENT)
  finished_at!: string | null;
  /** From its start to its end, or to now. */
  @ApiProperty({ type: 'integer', minimum: 0, nullable: true })
  duration_ms!: number | null;
  /** From its acceptance to its start, or to now. */
  @ApiProperty({ type: 'integer', minimum: 0 })
  queue_ms!: number;
  @ApiProperty({ type: () => TaskErrorView, nullable: true })
  error!: TaskErrorView | null;
  @ApiProperty({ type: 'string', nullable: true })
  rerun_of!: string | null;
  links!: TaskLinks;
}

/** A task with all that is known of it. */
export class TaskView extends TaskSummaryView {
  @ApiProperty({ type: 'object', additionalProperties: true })
  input!: Record<string, unknown>;
  @ApiProperty({ type: 'object', additionalProperties: true })
  options!: Record<string, unknown>;
  @ApiProperty({ type: () => SubtaskView, isArray: true })
  subtasks!: SubtaskView[];
  /** The tasks that repeat this one, oldest first. */
  @ApiProperty({ type: 'string', isArray: true })
  reruns!: string[];
}

export class TaskPage {
  @ApiProperty({ type: () => TaskSummaryView, isArray: true })
  items!: TaskSummaryView[];
  /** Send it back as `cursor` for the next page; null on the last. */
  @ApiProperty({ type: 'string', nullable: true })
  next_cursor!: string | null;
}

export class TaskStatusView {
  task_id!: string;
  @ApiProperty({ enum: TASK_STATES })
  status!: TaskState;
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 100 })
  progress!: number;
  message!: string;
  result_available!: boolean;
}

export class TaskResultView {
  task_id!: string;
  @ApiProperty({ enum: TASK_STATES })
  status!: TaskState;
  /** The result in the form of its task type; null when there is none. */
  @ApiProperty({ nullable: true })
  result!: unknown;
  @ApiProperty({ type: () => TaskErrorView, required: false })
  error?: TaskErrorView;
}
