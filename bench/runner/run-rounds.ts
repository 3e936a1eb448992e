import { SCENARIOS } from '../scenarios/scenarios.js';
import type { Sizes } from '../scenarios/sizes.js';
import type { Stack } from '../stacks/stack.js';
import { STACKS } from '../stacks/stacks.js';
import type { Failure, StackRound, Versions } from '../report/run-data.js';
import { Interrupted, interruptSignal } from './interrupted.js';
import { measureStack } from './measure-stack.js';
import type { Options } from './options.js';
import { rotate } from './rotate.js';

export interface Rounds {
  readonly versions: Versions;
  readonly rounds: readonly StackRound[];
  readonly failures: readonly Failure[];
}

/** Every stack once a round. A stack that fails is told and left out of that round; the others go on. Throws Interrupted. */
export async function runRounds(options: Options, sizes: Sizes): Promise<Rounds> {
  const stacks = STACKS.filter(({ name }) => options.stacks.includes(name));
  const versions = await readVersions(stacks);
  const signal = interruptSignal();
  const rounds: StackRound[] = [];
  const failures: Failure[] = [];
  for (let round = 0; round < options.rounds; round += 1) {
    for (const stack of rotate(stacks, round)) {
      const say = (what: string) =>
        console.log(`round ${round + 1} of ${options.rounds}  ${stack.name.padEnd(13)}  ${what}`);
      try {
        const figures = await measureStack({
          ...{ stack, say, slots: options.slots, portBase: options.portBase, signal },
          scenarios: SCENARIOS.filter(({ name }) => options.scenarios.includes(name)),
          sizes,
        });
        rounds.push({ stack: stack.name, round: round + 1, figures });
      } catch (error) {
        if (signal.aborted) throw new Interrupted();
        say(`failed: ${(error as Error).message}`);
        failures.push({ stack: stack.name, round: round + 1, reason: (error as Error).message });
      }
    }
  }
  return { versions, rounds, failures };
}

/** Before the first round: a stack that is not installed is told at once, not after an hour. */
async function readVersions(stacks: readonly Stack[]): Promise<Versions> {
  const versions: Record<string, Readonly<Record<string, string>>> = {};
  for (const stack of stacks) versions[stack.name] = await stack.versions();
  return versions;
}
