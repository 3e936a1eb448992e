import type { TaskStatus } from '../../rig/http/views.js';
import { findFlaws, readStreams } from './event-log.js';
import { type Model, observe } from './model.js';
import { askUntilAnswered } from './patient-client.js';
import { waitForEnds } from './read-tasks.js';
import type { SupervisedStack } from './supervised-stack.js';

/** What is wrong once everything that was accepted in a run has ended. */
export async function judgeModel({ run, tasks }: Model, stack: SupervisedStack): Promise<string[]> {
  const taskIds = tasks.map(({ taskId }) => taskId);
  await waitForEnds(stack, taskIds);
  for (const task of tasks) {
    const { body } = await askUntilAnswered<TaskStatus>(`${stack.api}/api/v1/tasks/${task.taskId}/status/`);
    observe(task, body.status);
  }
  const streams = await readStreams(stack.databaseUrl, `${run}-`);
  const known = streams.filter(({ task_id }) => taskIds.includes(task_id));
  const strangers = streams.filter(({ task_id, rerun_of }) => !taskIds.includes(task_id) && rerun_of === null);
  return [
    ...(known.length === taskIds.length
      ? []
      : [`${taskIds.length} tasks were accepted, the store has ${known.length}`]),
    ...strangers.map(({ task_id, tag }) => `${tag}: a second task ${task_id}`),
    ...known.flatMap(findFlaws),
  ];
}
