import { parseArgs } from 'node:util';
import { SCENARIOS } from '../scenarios/scenarios.js';
import { chosen, wholeNumber, withUsage } from './option-values.js';
import { readShared, SHARED_FLAGS, SHARED_USAGE, type SharedOptions, STACKS_USAGE } from './shared-options.js';

export interface Options extends SharedOptions {
  readonly rounds: number;
  readonly scenarios: readonly string[];
  readonly quick: boolean;
}

const USAGE = `Usage: node dist/bench/run.js [options]
  --rounds N          rounds, each of which starts every stack once (3)
${STACKS_USAGE}
  --scenarios a,b     of ${SCENARIOS.map(({ name }) => name).join(', ')} (all)
  --quick             very few tasks: shows that everything works, measures nothing of worth
  --out FOLDER        where latest.json, latest.md and latest.svg are written (bench/results)
${SHARED_USAGE}`;

const FLAGS = {
  ...SHARED_FLAGS,
  rounds: { type: 'string', default: '3' },
  scenarios: { type: 'string' },
  quick: { type: 'boolean', default: false },
} as const;

/** Reads the command line. Throws WrongUsage or HelpWanted. */
export function readOptions(args: readonly string[]): Options {
  return withUsage(USAGE, () => {
    const { values } = parseArgs({ args: [...args], options: FLAGS });
    return {
      ...readShared(values, USAGE),
      rounds: wholeNumber('--rounds', values.rounds, 1, 100),
      scenarios: chosen('--scenarios', values.scenarios, SCENARIOS),
      quick: values.quick,
    };
  });
}
