import { isTerminal, type TaskState } from '../../../contracts/states.js';

/** What a client knows of one accepted task. Its state may only go forward from what was seen last. */
export interface ModelTask {
  readonly taskId: string;
  readonly key: string | null;
  readonly body: Readonly<Record<string, unknown>>;
  seen: TaskState;
  /** A cancellation of it was accepted: it may end as REVOKED. */
  cancelled: boolean;
}

/** Everything that was promised to the client, in the order of acceptance. */
export interface Model {
  /** How the tags of this run begin. */
  readonly run: string;
  readonly tasks: ModelTask[];
}

const ORDER: Readonly<Record<TaskState, number>> = { PENDING: 0, PROCESSING: 1, SUCCESS: 2, FAILURE: 2, REVOKED: 2 };

/** Takes a state that was read into the model. Throws when no task may ever go there. */
export function observe(task: ModelTask, now: TaskState): void {
  const { taskId, seen, cancelled } = task;
  if (isTerminal(seen) && now !== seen) throw new Error(`Task ${taskId} had ended as ${seen} and is ${now} now.`);
  if (ORDER[now] < ORDER[seen]) throw new Error(`Task ${taskId} went back from ${seen} to ${now}.`);
  if (now === 'FAILURE') throw new Error(`Task ${taskId} failed, and nothing in it can.`);
  if (now === 'REVOKED' && !cancelled) throw new Error(`Task ${taskId} is REVOKED and nobody cancelled it.`);
  task.seen = now;
}
