import { STACKS, USUAL_STACK_NAMES } from '../stacks/stacks.js';
import { chosen, HelpWanted, wholeNumber } from './option-values.js';

/** What every command of the benchmark takes. */
export interface SharedOptions {
  readonly stacks: readonly string[];
  readonly out: string;
  readonly slots: number;
  readonly portBase: number;
}

export const STACKS_USAGE = `  --stacks a,b        of ${STACKS.map(({ name }) => name).join(', ')}
                      (all but the last)`;

export const SHARED_USAGE = `  --slots N           bodies that the workers of a stack run at once (8); the threads have 4
  --port-base N       the first of five ports for the stacks (21000)
  --help              show this`;

/** For parseArgs. */
export const SHARED_FLAGS = {
  stacks: { type: 'string' },
  out: { type: 'string', default: 'bench/results' },
  slots: { type: 'string', default: '8' },
  'port-base': { type: 'string', default: '21000' },
  help: { type: 'boolean', default: false },
} as const;

interface SharedValues {
  readonly stacks?: string | undefined;
  readonly out: string;
  readonly slots: string;
  readonly 'port-base': string;
  readonly help: boolean;
}

/** Reads the shared part of a parsed command line. Throws WrongUsage, or HelpWanted with the usage. */
export function readShared(values: SharedValues, usage: string): SharedOptions {
  if (values.help) throw new HelpWanted(usage);
  return {
    stacks: chosen('--stacks', values.stacks ?? USUAL_STACK_NAMES.join(','), STACKS),
    out: values.out,
    slots: wholeNumber('--slots', values.slots, 1, 64),
    portBase: wholeNumber('--port-base', values['port-base'], 1024, 65_530),
  };
}
