/**
 * Bare Temporal: what the engine costs with nothing around it. Its configuration is frozen: it is the measure that Millrace
 * is held against, so a change here makes older results incomparable and needs a new measured run of both.
 */
export const TASK_QUEUE = 'bench';
export const NAMESPACE = 'default';
export const TASK_TYPES = ['bench_noop', 'bench_sleep', 'bench_fan_out'] as const;

export interface BenchTask {
  readonly task_type: (typeof TASK_TYPES)[number];
  /** Written to the log by the body of the task. */
  readonly tag: string;
  /** How long each body sleeps, in milliseconds. */
  readonly ms?: number;
  /** How many parts a fan-out has. */
  readonly n?: number;
}

/** A variable that the stack sets for its processes. */
export function variable(name: string): string {
  const value = process.env[name];
  if (!value)
    throw new Error(`${name} is not set. Start this peer with: node dist/bench/run.js --stacks bare-temporal`);
  return value;
}
