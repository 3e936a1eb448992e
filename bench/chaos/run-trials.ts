import { Interrupted, interruptSignal } from '../runner/interrupted.js';
import { STACKS } from '../stacks/stacks.js';
import type { ChaosData, StackTrial } from './chaos-data.js';
import type { ChaosOptions } from './options.js';
import { runTrial } from './run-trial.js';
import { TRIALS } from './trials.js';

/** Every trial of every stack, one after the other. A trial that fails is told, and the others go on. Throws Interrupted. */
export async function runTrials(options: ChaosOptions): Promise<Pick<ChaosData, 'versions' | 'trials'>> {
  const stacks = STACKS.filter(({ name }) => options.stacks.includes(name));
  const versions: Record<string, Readonly<Record<string, string>>> = {};
  for (const stack of stacks) versions[stack.name] = await stack.versions();
  const signal = interruptSignal();
  const trials: StackTrial[] = [];
  for (const stack of stacks) {
    for (const trial of TRIALS.filter(({ name }) => options.trials.includes(name))) {
      const say = (what: string) => console.log(`${stack.name.padEnd(13)}  ${trial.name.padEnd(6)}  ${what}`);
      say('starting');
      const names = { stack: stack.name, trial: trial.name };
      try {
        const verdict = await runTrial({ ...options, stack, trial, say, signal });
        say(JSON.stringify(verdict ?? 'it has no such process'));
        if (verdict) trials.push({ ...names, verdict });
      } catch (error) {
        if (signal.aborted) throw new Interrupted();
        say(`failed: ${(error as Error).message}`);
        trials.push({ ...names, failure: (error as Error).message });
      }
    }
  }
  return { versions, trials };
}
