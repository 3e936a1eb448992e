import { waitUntil } from '../../scripts/processes/wait-until.js';
import { now } from '../client/clock.js';
import { clear, makePlace } from '../runner/stack-place.js';
import type { RunningStack, Stack, StackPlace } from '../stacks/stack.js';
import { BodyLog } from './body-log.js';
import { countHeld } from './held-by-broker.js';
import { killTrees } from './kill-trees.js';
import { Ledger } from './ledger.js';
import { quietOf } from './quiet.js';
import { settle } from './settle.js';
import type { Trial } from './trials.js';
import { judge, type Verdict } from './verdict.js';

export interface TrialPlan {
  readonly stack: Stack;
  readonly trial: Trial;
  readonly tasks: number;
  readonly slots: number;
  readonly portBase: number;
  readonly say: (what: string) => void;
  /** Ends the trial, and the stack with it. */
  readonly signal: AbortSignal;
}

/** This share of the tasks is accepted before the kill, this share has finished; the rest is sent from the kill on. */
const ACCEPTED_BEFORE = 3 / 4;
const FINISHED_BEFORE = 1 / 4;
const FIRST_TASK_MS = 90_000;

/** Starts a stack with nothing in it, kills in the middle of its work, waits until it has settled, and judges. Null: it has no such process. */
export async function runTrial(plan: TrialPlan): Promise<Verdict | null> {
  const place = await makePlace(plan);
  const running = await plan.stack.start(place);
  let ended: Promise<void> | undefined;
  const end = () => (ended ??= running.stop());
  const abort = () => void end().catch(() => undefined);
  plan.signal.addEventListener('abort', abort);
  try {
    return running.processes().some((one) => plan.trial.hits(one)) ? await harm(running, place, plan) : null;
  } finally {
    plan.signal.removeEventListener('abort', abort);
    await end();
    clear(place.folder);
  }
}

async function harm(running: RunningStack, place: StackPlace, plan: TrialPlan): Promise<Verdict> {
  const { trial, tasks, say, signal } = plan;
  await warmUp(running, place, signal);
  const tags = Array.from({ length: tasks }, (_, index) => `${trial.name}-${index}`);
  const before = tags.slice(0, Math.floor(tasks * ACCEPTED_BEFORE));
  const ledger = new Ledger(running, signal);
  await ledger.submit(before);
  await waitForEnds(place, before, Math.floor(tasks * FINISHED_BEFORE), signal);
  running.keepRunning();
  const killed = now();
  killTrees(running.processes().filter((one) => trial.hits(one)));
  say(`killed ${trial.title}, ${BodyLog.read(place.benchLog).countEnded(before)} of ${tasks} tasks had finished`);
  await ledger.submit(tags.slice(before.length));
  const statuses = await settle(ledger, place.benchLog, quietOf(plan.stack.name), signal);
  const held = await countHeld(plan.stack.name, place.ports);
  const log = BodyLog.read(place.benchLog);
  return judge({ tags: [...ledger.accepted.keys()], log, statuses, held, repeated: ledger.repeated, killed });
}

/** A worker is ready when a task runs. */
async function warmUp(running: RunningStack, place: StackPlace, signal: AbortSignal): Promise<void> {
  const tags = Array.from({ length: running.slots }, (_, index) => `warm-${index}`);
  await new Ledger(running, signal).submit(tags);
  await waitForEnds(place, tags, tags.length, signal);
}

async function waitForEnds({ benchLog }: StackPlace, tags: readonly string[], count: number, signal: AbortSignal) {
  const isThere = () => signal.aborted || BodyLog.read(benchLog).countEnded(tags) >= count;
  const came = await waitUntil(isThere, { everyMs: 20, withinMs: FIRST_TASK_MS });
  signal.throwIfAborted();
  if (!came)
    throw new Error(`${count} tasks did not finish within ${FIRST_TASK_MS / 1000} s, before anything was killed.`);
}
