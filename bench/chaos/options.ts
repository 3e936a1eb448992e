import { parseArgs } from 'node:util';
import { chosen, HelpWanted, wholeNumber, withUsage } from '../runner/option-values.js';
import { STACKS } from '../stacks/stacks.js';
import { TRIALS } from './trials.js';

export interface ChaosOptions {
  readonly stacks: readonly string[];
  readonly trials: readonly string[];
  readonly tasks: number;
  readonly out: string;
  readonly slots: number;
  readonly portBase: number;
}

const USAGE = `Usage: node dist/bench/chaos.js [options]
  --stacks a,b        of ${STACKS.map(({ name }) => name).join(', ')} (all)
  --trials a,b        of ${TRIALS.map(({ name }) => name).join(', ')} (all)
  --tasks N           tasks that each trial submits (200)
  --out FOLDER        where chaos.json and chaos.md are written (bench/results)
  --slots N           bodies that the workers of a stack run at once (8); the threads have 4
  --port-base N       the first of five ports for the stacks (21000)
  --help              show this`;

/** Reads the command line. Throws WrongUsage or HelpWanted. */
export function readChaosOptions(args: readonly string[]): ChaosOptions {
  return withUsage(USAGE, () => {
    const values = parse(args);
    if (values.help) throw new HelpWanted(USAGE);
    return {
      stacks: chosen('--stacks', values.stacks, STACKS),
      trials: chosen('--trials', values.trials, TRIALS),
      tasks: wholeNumber('--tasks', values.tasks, 20, 2_000),
      out: values.out,
      slots: wholeNumber('--slots', values.slots, 1, 64),
      portBase: wholeNumber('--port-base', values['port-base'], 1024, 65_530),
    };
  });
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    options: {
      stacks: { type: 'string' },
      trials: { type: 'string' },
      tasks: { type: 'string', default: '200' },
      out: { type: 'string', default: 'bench/results' },
      slots: { type: 'string', default: '8' },
      'port-base': { type: 'string', default: '21000' },
      help: { type: 'boolean', default: false },
    },
  }).values;
}
