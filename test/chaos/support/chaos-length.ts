const LONG = { tasks: 200, stopMs: 20_000, rounds: 3, modelRuns: 60, modelCommands: 40 } as const;
const SHORT = { tasks: 60, stopMs: 8_000, rounds: 1, modelRuns: 4, modelCommands: 16 } as const;

/**
 * How much: the short set of `make test`, or with CHAOS=long that of `make chaos`. A stop always lasts longer than the
 * heartbeat timeout of the benchmark's subtasks, 5 s.
 */
export const LENGTH = process.env['CHAOS'] === 'long' ? LONG : SHORT;

export const ROUNDS: readonly number[] = Array.from({ length: LENGTH.rounds }, (_, round) => round + 1);
