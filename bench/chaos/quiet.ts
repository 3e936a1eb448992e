/** For how long nothing may move before a stack has settled, in milliseconds. */
export interface Quiet {
  /** While a task has not finished, or is not told to have: longer than the stack takes to give lost work out again. */
  readonly missing: number;
  /** When every task has finished and is told so: what was given out twice may still run. */
  readonly settled: number;
}

const always = (milliseconds: number): Quiet => ({ missing: milliseconds, settled: milliseconds });

const QUIET: Readonly<Record<string, Quiet>> = {
  // The reconciler looks every minute.
  millrace: always(75_000),
  // Its bodies may take five minutes, and send no heartbeat. A workflow that has ended gives nothing out again.
  'bare-temporal': { missing: 315_000, settled: 15_000 },
  // Redis gives what was not acknowledged out again after an hour, which nobody waits for: see held-by-broker.ts.
  celery: always(60_000),
  // "retry" is 120 seconds.
  'django-q': always(135_000),
  // A job counts as stalled after 30 seconds, which is looked at every 30 seconds.
  bullmq: always(75_000),
  // What is lost is lost.
  threads: always(15_000),
};

export function quietOf(stack: string): Quiet {
  return QUIET[stack] ?? always(75_000);
}
