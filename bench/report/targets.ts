import { median } from '../client/percentile.js';
import type { StackRound } from './run-data.js';

export interface Target {
  readonly target: string;
  readonly limit: string;
  /** The value of one round, or undefined when something it needs was not measured. */
  readonly of: (figure: (stack: string, name: string) => number | undefined) => number | undefined;
  readonly reached: (value: number) => boolean;
}

export interface TargetResult {
  readonly target: string;
  readonly limit: string;
  /** The median of the values of the rounds: each round's is of stacks measured in that round. */
  readonly value: number | null;
  readonly reached: boolean | null;
}

const atMost = (most: number) => ({ limit: `<= ${most}`, reached: (value: number) => value <= most });
const below = (most: number) => ({ limit: `< ${most}`, reached: (value: number) => value < most });
const atLeast = (least: number) => ({ limit: `>= ${least}`, reached: (value: number) => value >= least });
const above = (least: number) => ({ limit: `> ${least}`, reached: (value: number) => value > least });

const own =
  (name: string): Target['of'] =>
  (figure) =>
    figure('millrace', name);

/** Millrace's figure divided by another stack's of the same round. */
const ratio =
  (name: string, other: string): Target['of'] =>
  (figure) => {
    const [ours, theirs] = [figure('millrace', name), figure(other, name)];
    return ours === undefined || theirs === undefined || theirs === 0 ? undefined : ours / theirs;
  };

/** What both have: the engine, the API and the worker, each a process of its own. */
const SHARED_PROCESSES = ['temporal', 'api', 'worker'];

const sharedMemoryRatio: Target['of'] = (figure) => {
  const sum = (stack: string) =>
    SHARED_PROCESSES.reduce((total, name) => total + (figure(stack, `pss_mib/${name}`) ?? Number.NaN), 0);
  const value = sum('millrace') / sum('bare-temporal');
  return Number.isNaN(value) ? undefined : value;
};

export const TARGETS: readonly Target[] = [
  { target: 'Submit p50 / Celery', ...atMost(2), of: ratio('submit_p50_ms', 'celery') },
  { target: 'Submit rate at 32 clients / Celery', ...atLeast(1), of: ratio('submit_32_rate', 'celery') },
  { target: 'Submit p99 at 32 clients [ms]', ...below(100), of: own('submit_32_p99_ms') },
  { target: 'Status rate, saturated / Celery', ...atLeast(1), of: ratio('status_saturated_rate', 'celery') },
  { target: 'Status p99, saturated [ms]', ...below(50), of: own('status_saturated_p99_ms') },
  { target: 'Dispatch p50 [ms]', ...atMost(15), of: own('dispatch_p50_ms') },
  { target: 'Done p50 [ms]', ...atMost(30), of: own('done_p50_ms') },
  { target: 'Done p50 / Django-Q2', ...atMost(0.25), of: ratio('done_p50_ms', 'django-q') },
  { target: 'Fan-out of 5 x 100 ms / Celery', ...atMost(1.15), of: ratio('fan_out_5_p50_ms', 'celery') },
  { target: 'Fan-out of 200 / Celery', ...atMost(1), of: ratio('fan_out_200_p50_ms', 'celery') },
  { target: 'Tasks per second / bare Temporal', ...atLeast(0.85), of: ratio('tasks_per_second', 'bare-temporal') },
  { target: 'Tasks per second / Django-Q2', ...above(1), of: ratio('tasks_per_second', 'django-q') },
  { target: 'PSS of engine, API and worker / bare Temporal', ...atMost(1.15), of: sharedMemoryRatio },
  { target: 'PSS of the whole stack / Celery', ...atMost(1.2), of: ratio('pss_mib', 'celery') },
];

/** Each target in every round that measured what it compares. */
export function judgeTargets(rounds: readonly StackRound[]): readonly TargetResult[] {
  const numbers = [...new Set(rounds.map(({ round }) => round))];
  return TARGETS.map(({ target, limit, of, reached }) => {
    const values = numbers.flatMap((number) => {
      const figure = (stack: string, name: string) =>
        rounds.find((one) => one.round === number && one.stack === stack)?.figures[name];
      return of(figure) ?? [];
    });
    if (values.length === 0) return { target, limit, value: null, reached: null };
    const value = median(values);
    return { target, limit, value, reached: reached(value) };
  });
}
