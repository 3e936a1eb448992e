/** Nanoseconds of CLOCK_MONOTONIC: the clock that the bodies of the tasks write into the log. */
export function now(): bigint {
  return process.hrtime.bigint();
}

/** The milliseconds from one reading of the clock to another. */
export function millisecondsBetween(from: bigint, to: bigint): number {
  return Number(to - from) / 1e6;
}
