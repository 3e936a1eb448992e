import { parseArgs } from 'node:util';
import { chosen, wholeNumber, withUsage } from '../runner/option-values.js';
import { readShared, SHARED_FLAGS, SHARED_USAGE, type SharedOptions, STACKS_USAGE } from '../runner/shared-options.js';
import { TRIALS } from './trials.js';

export interface ChaosOptions extends SharedOptions {
  readonly trials: readonly string[];
  readonly tasks: number;
}

const USAGE = `Usage: node dist/bench/chaos.js [options]
${STACKS_USAGE}
  --trials a,b        of ${TRIALS.map(({ name }) => name).join(', ')} (all)
  --tasks N           tasks that each trial submits (200)
  --out FOLDER        where chaos.json and chaos.md are written (bench/results)
${SHARED_USAGE}`;

const FLAGS = {
  ...SHARED_FLAGS,
  trials: { type: 'string' },
  tasks: { type: 'string', default: '200' },
} as const;

/** Reads the command line. Throws WrongUsage or HelpWanted. */
export function readChaosOptions(args: readonly string[]): ChaosOptions {
  return withUsage(USAGE, () => {
    const { values } = parseArgs({ args: [...args], options: FLAGS });
    return {
      ...readShared(values, USAGE),
      trials: chosen('--trials', values.trials, TRIALS),
      tasks: wholeNumber('--tasks', values.tasks, 20, 2_000),
    };
  });
}
