import { parseArgs } from 'node:util';
import { SCENARIOS } from '../scenarios/scenarios.js';
import { STACKS } from '../stacks/stacks.js';
import { chosen, HelpWanted, wholeNumber, withUsage } from './option-values.js';

export interface Options {
  readonly rounds: number;
  readonly stacks: readonly string[];
  readonly scenarios: readonly string[];
  readonly quick: boolean;
  readonly out: string;
  readonly slots: number;
  readonly portBase: number;
}

const USAGE = `Usage: node dist/bench/run.js [options]
  --rounds N          rounds, each of which starts every stack once (3)
  --stacks a,b        of ${STACKS.map(({ name }) => name).join(', ')} (all)
  --scenarios a,b     of ${SCENARIOS.map(({ name }) => name).join(', ')} (all)
  --quick             very few tasks: shows that everything works, measures nothing of worth
  --out FOLDER        where latest.json, latest.md and latest.svg are written (bench/results)
  --slots N           bodies that the workers of a stack run at once (8); the threads have 4
  --port-base N       the first of five ports for the stacks (21000)
  --help              show this`;

/** Reads the command line. Throws WrongUsage or HelpWanted. */
export function readOptions(args: readonly string[]): Options {
  return withUsage(USAGE, () => {
    const values = parse(args);
    if (values.help) throw new HelpWanted(USAGE);
    return {
      rounds: wholeNumber('--rounds', values.rounds, 1, 100),
      stacks: chosen('--stacks', values.stacks, STACKS),
      scenarios: chosen('--scenarios', values.scenarios, SCENARIOS),
      quick: values.quick,
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
      rounds: { type: 'string', default: '3' },
      stacks: { type: 'string' },
      scenarios: { type: 'string' },
      quick: { type: 'boolean', default: false },
      out: { type: 'string', default: 'bench/results' },
      slots: { type: 'string', default: '8' },
      'port-base': { type: 'string', default: '21000' },
      help: { type: 'boolean', default: false },
    },
  }).values;
}
