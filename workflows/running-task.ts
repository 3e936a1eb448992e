import { CancellationScope, CancelledFailure } from '@temporalio/workflow';
import type { ActivityContract } from '../contracts/activity-contract.js';
import type { JsonValue } from '../contracts/json.js';
import type { TaskContract } from '../contracts/task-contract.js';
import type { Stored, SubtaskOutcome, TaskStart } from '../contracts/task-run.js';
import { batchUnits } from './batch-units.js';
import { taskFailure } from './failures.js';
import { fanOut, type WorkUnit } from './fan-out.js';
import type { ProgressBoard } from './progress-board.js';
import { runActivity } from './run-activity.js';
import { subtaskOf, subtaskUnit } from './subtask-unit.js';

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
   * Runs every planned subtask in parallel, those taken over from an earlier task excepted, and then those that come after
   * the others. `request` makes the argument of a subtask's activity, out of how those before it ended. Returns how each ended, in the order planned. Raises when the task was cancelled, when the
   * failure policy says so, and when no subtask succeeded. `inSteps`, when it is given, carries them out
   * in another way than by the contract's activity.
   */
  async fanOut(
    request: (name: string, ended: readonly SubtaskOutcome[]) => unknown,
    inSteps?: (name: string) => Promise<Stored>,
  ): Promise<readonly SubtaskOutcome[]> {
    const isLast = (name: string) => this.contract.subtasks[name]?.afterOthers === true;
    const { failurePolicy } = this.contract;
    const first = this.divideWork(
      (name) => !isLast(name),
      (name) => request(name, []),
      inSteps,
    );
    this.outcomes.push(...(await fanOut(first, failurePolicy, this.board)));
    if (this.mayGoOn()) {
      const last = this.divideWork(isLast, (name) => request(name, this.outcomes));
      this.outcomes.push(...(await fanOut(last, failurePolicy, this.board)));
    }
    const places = new Map(this.planned.map((name, place) => [name, place]));
    this.outcomes.sort((a, b) => (places.get(a.name) ?? 0) - (places.get(b.name) ?? 0));
    if (CancellationScope.current().consideredCancelled) throw new CancelledFailure('Cancelled');
    this.refuseUselessOutcomes();
    return this.outcomes;
  }

  /** Runs an activity that serves the task as a whole, such as its aggregation. */
  runStep<Result = JsonValue>(name: string, request: unknown): Promise<Stored<Result>> {
    const step = definedIn(this.contract.steps, name);
    this.board.setTask('PROCESSING', step.title);
    return runActivity<Stored<Result>>(name, step, request);
  }

  private mayGoOn(): boolean {
    const failed = this.outcomes.some(({ status }) => status === 'FAILURE');
    const isOver = failed && this.contract.failurePolicy === 'fail_fast';
    return !isOver && !CancellationScope.current().consideredCancelled;
  }

  private divideWork(
    isMeant: (name: string) => boolean,
    request: (name: string) => unknown,
    inSteps?: (name: string) => Promise<Stored>,
  ): WorkUnit[] {
    const { subtasks, items } = this.contract;
    const names = this.planned.filter((name) => isMeant(name) && this.start.taken_over?.[name] === undefined);
    const isItem = (name: string) => items !== undefined && !Object.hasOwn(subtasks, name);
    const single = names.filter((name) => !isItem(name));
    const batched = names.filter(isItem).map((name) => ({ name, request: request(name) as JsonValue }));
    return [
      ...single.map((name) =>
        inSteps ? subtaskOf(name, () => inSteps(name)) : subtaskUnit(name, this.placed(name), request(name)),
      ),
      ...(items ? batchUnits(batched, items) : []),
    ];
  }

  private placed(name: string): ActivityContract {
    return { ...definedIn(this.contract.subtasks, name), ...this.contract.placements?.(this.input)[name] };
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
