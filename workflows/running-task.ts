import { CancellationScope, CancelledFailure } from '@temporalio/workflow';
import type { ActivityContract } from '../contracts/activity-contract.js';
import type { TaskContract } from '../contracts/task-contract.js';
import type { Stored, SubtaskOutcome, TaskStart } from '../contracts/task-run.js';
import { taskFailure } from './failures.js';
import { fanOut } from './fan-out.js';
import type { ProgressBoard } from './progress-board.js';
import { runActivity } from './run-activity.js';

/** What the body of a task's workflow works with: its input, its planned subtasks and the ways to run them. */
export class RunningTask<Input extends object> {
  readonly input: Input;
  readonly planned: readonly string[];
  readonly outcomes: SubtaskOutcome[];

  constructor(
    private readonly contract: TaskContract,
    private readonly start: TaskStart<Input>,
    private readonly board: ProgressBoard,
  ) {
    this.input = start.input;
    this.planned = contract.plan(start.input);
    this.outcomes = Object.values(start.taken_over ?? {});
  }

  /**
   * Runs every planned subtask in parallel, those taken over from an earlier task excepted; `request` makes the argument
   * of a subtask's activity. Returns how each ended, in the order planned. Raises when the task was cancelled, when the
   * failure policy says so, and when no subtask succeeded.
   */
  async fanOut(request: (name: string) => unknown): Promise<readonly SubtaskOutcome[]> {
    const calls = this.planned
      .filter((name) => this.start.taken_over?.[name] === undefined)
      .map((name) => ({ name, contract: definedIn(this.contract.subtasks, name), request: request(name) }));
    this.outcomes.push(...(await fanOut(calls, this.contract.failurePolicy, this.board)));
    this.outcomes.sort((a, b) => this.planned.indexOf(a.name) - this.planned.indexOf(b.name));
    if (CancellationScope.current().consideredCancelled) throw new CancelledFailure('Cancelled');
    this.refuseUselessOutcomes();
    return this.outcomes;
  }

  /** Runs an activity that serves the task as a whole, such as its aggregation. */
  runStep(name: string, request: unknown): Promise<Stored> {
    const step = definedIn(this.contract.steps, name);
    this.board.setTask('PROCESSING', step.title);
    return runActivity(name, step, request);
  }

  private refuseUselessOutcomes(): void {
    const failed = this.outcomes.filter((outcome) => outcome.status === 'FAILURE');
    const first = failed[0]?.error;
    if (!first) return;
    const useless = !this.outcomes.some((outcome) => outcome.status === 'SUCCESS');
    if (useless || this.contract.failurePolicy === 'fail_fast')
      throw taskFailure(first.type, first.message, first.subtask);
  }
}

function definedIn(activities: Readonly<Record<string, ActivityContract>>, name: string): ActivityContract {
  const contract = activities[name];
  if (!contract)
    throw taskFailure(
      'InvalidInput',
      `There is no subtask ${name}. Choose from: ${Object.keys(activities).join(', ')}.`,
    );
  return contract;
}
