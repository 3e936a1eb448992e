import { BenchLog } from '../client/bench-log.js';
import { StackClient } from '../client/stack-client.js';
import { CLIENTS, type Figures, type Scenario } from '../scenarios/scenario.js';
import type { Sizes } from '../scenarios/sizes.js';
import { warmUp } from '../scenarios/warm-up.js';
import type { RunningStack, Stack, StackPlace } from '../stacks/stack.js';
import { clear, makePlace } from './stack-place.js';

export interface Measurement {
  readonly stack: Stack;
  readonly scenarios: readonly Scenario[];
  readonly sizes: Sizes;
  readonly slots: number;
  readonly portBase: number;
  readonly say: (what: string) => void;
  /** Ends the measurement, and the stack with it. */
  readonly signal: AbortSignal;
}

/** Starts a stack with nothing in it, warms it up, measures every scenario and ends it. */
export async function measureStack(measurement: Measurement): Promise<Figures> {
  const place = await makePlace(measurement);
  measurement.say('starting');
  const running = await measurement.stack.start(place);
  let ended: Promise<void> | undefined;
  const end = () => (ended ??= running.stop());
  const abort = () => void end().catch(() => undefined);
  measurement.signal.addEventListener('abort', abort);
  try {
    return await measureRunning(running, place, measurement);
  } finally {
    measurement.signal.removeEventListener('abort', abort);
    await end();
    clear(place.folder);
  }
}

async function measureRunning(running: RunningStack, place: StackPlace, measurement: Measurement): Promise<Figures> {
  const client = new StackClient(running.origin, running.prefix, CLIENTS);
  const log = new BenchLog(place.benchLog, measurement.signal);
  let tags = 0;
  const nextTag = () => `${measurement.stack.name}-${++tags}`;
  const context = { stack: running, client, log, sizes: measurement.sizes, nextTag };
  const figures: Record<string, number> = {};
  try {
    measurement.signal.throwIfAborted();
    measurement.say('warming up');
    await warmUp(context);
    for (const scenario of measurement.scenarios) {
      measurement.signal.throwIfAborted();
      measurement.say(scenario.name);
      Object.assign(figures, await scenario.measure(context));
    }
    return figures;
  } finally {
    await client.close();
    log.close();
  }
}
