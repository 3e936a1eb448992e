import { LENGTH } from './chaos-length.js';

/** One task of a trial, and what must be found once it has ended. */
export interface LoadTask {
  readonly tag: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** The tags its bodies write to the log. */
  readonly bodies: readonly [string, ...string[]];
  readonly result: unknown;
}

const SLEEP_MS = 200;
const FAN_OUT = { n: 20, ms: 2_000 };
const LONG_MS = 3_000;

export function sleepTask(tag: string, ms = SLEEP_MS): LoadTask {
  return { tag, body: { task_type: 'bench_sleep', tag, ms }, bodies: [tag], result: null };
}

export function fanOutTask(tag: string, { n, ms } = FAN_OUT): LoadTask {
  const others = Array.from({ length: n - 1 }, (_, index) => `${tag}.${index + 1}`);
  return {
    tag,
    body: { task_type: 'bench_fan_out', tag, n, ms },
    bodies: [`${tag}.0`, ...others],
    result: { sum: (n * (n - 1)) / 2 },
  };
}

/** The work of a trial. */
interface Load {
  /** Subtasks that are at work when the fault comes. */
  readonly held: LoadTask;
  readonly fanOut: LoadTask;
  /** Submitted first, those two among them. */
  readonly before: readonly LoadTask[];
  /** Submitted while the fault lasts. */
  readonly during: readonly LoadTask[];
}

export function describeLoad(trial: string): Load {
  const tasks = Array.from({ length: LENGTH.tasks }, (_, index) => sleepTask(`${trial}-${index}`));
  const half = tasks.length / 2;
  const [held, fanOut] = [sleepTask(`${trial}-held`, LONG_MS), fanOutTask(`${trial}-fan-a`)];
  const before = [held, fanOut, ...tasks.slice(0, half)];
  return { held, fanOut, before, during: [fanOutTask(`${trial}-fan-b`), ...tasks.slice(half)] };
}
