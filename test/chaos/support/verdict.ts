import { BodyLog } from './body-log.js';
import { findFlaws, readStreams } from './event-log.js';
import type { Ledger } from './ledger.js';
import type { LoadTask } from './load.js';
import { type EndedTask, readTasks } from './read-tasks.js';
import type { SupervisedStack } from './supervised-stack.js';

/**
 * Everything that is wrong after a trial, in sentences; empty when what was accepted is what has finished. Every trial is
 * judged by this alone.
 */
export async function judge(
  stack: SupervisedStack,
  databaseUrl: string,
  ledger: Ledger,
  trial: string,
): Promise<string[]> {
  const ready = await stack.readiness();
  const known = await readTasks(stack.api, [...ledger.accepted.values()]);
  const streams = await readStreams(databaseUrl, `${trial}-`);
  const log = new BodyLog(stack.log);
  const accepted = new Set(ledger.accepted.values());
  return [
    ...(ready === 200 ? [] : [`/health/ready answers ${ready}`]),
    ...ledger.oddAnswers,
    ...[...ledger.accepted].flatMap(([task, taskId]) => judgeTask(task, known.get(taskId))),
    ...[...ledger.accepted.keys()].flatMap((task) => judgeBodies(task, log)),
    ...streams.flatMap((stream) =>
      accepted.has(stream.task_id) ? [] : [`${stream.tag}: a second task ${stream.task_id}`],
    ),
    ...(streams.length < accepted.size
      ? [`${accepted.size} tasks were accepted, the store has ${streams.length}`]
      : []),
    ...streams.flatMap(findFlaws),
    ...(await ledger.repeat()),
  ];
}

function judgeTask({ tag, result }: LoadTask, ended: EndedTask | undefined): string[] {
  if (!ended) return [`${tag}: it was accepted and cannot be read`];
  const { status, partial, progress, subtasks, error } = ended.view;
  const found = {
    status,
    partial,
    progress,
    result: ended.result,
    subtasks: [...new Set(subtasks.map((one) => one.status))],
  };
  const wanted = { status: 'SUCCESS', partial: false, progress: 100, result, subtasks: ['SUCCESS'] };
  return JSON.stringify(found) === JSON.stringify(wanted) ? [] : [`${tag}: ${JSON.stringify({ ...found, error })}`];
}

function judgeBodies({ bodies }: LoadTask, log: BodyLog): string[] {
  return bodies
    .filter((tag) => log.begunBy(tag).length === 0 || log.endedBy(tag).length === 0)
    .map((tag) => `${tag}: SUCCESS, but its body never ran to its end`);
}
