import { waitFor } from '../../rig/wait-for.js';
import { BodyLog } from './body-log.js';
import { readStreams, type Stream } from './event-log.js';
import { Ledger } from './ledger.js';
import { describeLoad } from './load.js';
import { waitForEnds } from './read-tasks.js';
import { reportTrial } from './report-trial.js';
import type { SupervisedStack } from './supervised-stack.js';
import { judge } from './verdict.js';

interface Trial {
  readonly stack: SupervisedStack;
  /** What is done to whom, as in the table of docs/durability.md. */
  readonly name: string;
  /**
   * Does the harm, and undoes what the world would undo; the clock runs from its end, or from its call of `lift`. `runner`
   * is the process of a subtask that is at work.
   */
  readonly fault: (runner: number, lift: () => void) => Promise<void>;
  /** Past the proxies, when the product goes through them. */
  readonly databaseUrl?: string;
}

let trials = 0;

/** Does harm in the middle of work, lets the stack recover, and returns what is wrong then. */
export async function runTrial({ stack, name, fault, databaseUrl = stack.databaseUrl }: Trial): Promise<string[]> {
  const id = `t${process.pid}-${++trials}`;
  const { before, during, held, fanOut } = describeLoad(id);
  const ledger = new Ledger(stack.api);
  await ledger.submit(before);
  const atWork = (tag: string) =>
    waitFor(`the body of ${tag}`, () => new BodyLog(stack.log).begunBy(tag).at(0) ?? null);
  const [runner] = await Promise.all([atWork(held.bodies[0]), atWork(fanOut.bodies[0])]);
  const ended = await readEnded(databaseUrl, id);

  const rest = ledger.submit(during);
  let lifted: number | undefined;
  await fault(runner, () => (lifted = Date.now()));
  lifted ??= Date.now();
  await stack.waitUntilWhole();
  const readyMs = Date.now() - lifted;
  await rest;
  await waitForEnds(stack, [...ledger.accepted.values()]);
  const finishedMs = Date.now() - lifted;

  const problems = await judge(stack, databaseUrl, ledger, id);
  const now = await readEnded(databaseUrl, id);
  for (const [tag, stream] of ended)
    if (JSON.stringify(now.get(tag)) !== JSON.stringify(stream))
      problems.push(`${tag}: had ended, and changed afterwards`);
  reportTrial({ trial: name, tasks: ledger.accepted.size, readyMs, finishedMs, problems: problems.length });
  return problems;
}

async function readEnded(databaseUrl: string, id: string): Promise<Map<string, Stream>> {
  const streams = await readStreams(databaseUrl, `${id}-`);
  return new Map(streams.filter(({ events }) => events.at(-1)?.kind === 'done').map((stream) => [stream.tag, stream]));
}
