import pLimit from 'p-limit';
import { isTerminal } from '../../../contracts/states.js';
import type { TaskResult, TaskStatus, TaskView } from '../../rig/http/views.js';
import { waitFor } from '../../rig/wait-for.js';
import { describeStuckTask } from './describe-stuck-task.js';
import type { SupervisedStack } from './supervised-stack.js';

const AT_ONCE = 8;

async function read<T>(url: string): Promise<T> {
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

/** Waits until each of the tasks has ended, as told by HTTP. An API that is away for a while is asked again. */
export async function waitForEnds(stack: SupervisedStack, taskIds: readonly string[]): Promise<void> {
  const limit = pLimit(AT_ONCE);
  const wait = (taskId: string) =>
    waitFor(`the end of task ${taskId}`, async () => {
      const answer = await read<TaskStatus>(`${stack.api}/api/v1/tasks/${taskId}/status/`).catch(() => null);
      return answer !== null && isTerminal(answer.status);
    }).catch(async (error: Error) => {
      throw new Error(`${error.message}\n${await describeStuckTask(stack, taskId)}`, { cause: error });
    });
  await Promise.all(taskIds.map((taskId) => limit(() => wait(taskId))));
}

export interface EndedTask {
  readonly view: TaskView;
  readonly result: unknown;
}

/** Every task with its result, as HTTP tells them. */
export async function readTasks(api: string, taskIds: readonly string[]): Promise<Map<string, EndedTask>> {
  const limit = pLimit(AT_ONCE);
  const readOne = async (taskId: string): Promise<[string, EndedTask]> => {
    const view = await read<TaskView>(`${api}/api/v1/tasks/${taskId}`);
    const { result } = await read<TaskResult<unknown>>(`${api}/api/v1/tasks/${taskId}/result/`);
    return [taskId, { view, result }];
  };
  return new Map(await Promise.all(taskIds.map((taskId) => limit(() => readOne(taskId)))));
}
