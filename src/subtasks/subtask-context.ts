import { AsyncLocalStorage } from 'node:async_hooks';
import type { JsonObject } from '../../contracts/json.js';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/**
 * What the body of an activity may say and ask of the subtask it carries out. Progress is 0 to 100 and never moves back;
 * the calls return at once, the rows are written in small batches. `signal` aborts on cancellation, timeout and worker
 * shutdown: whatever runs behind the activity must really stop then.
 *
 * `measure` adds one step of a series to the events. `keepCheckpoint` tells what a later attempt can go on from, small and
 * naming artifacts; that attempt, or a rerun of the task, finds the newest one in `checkpoint`. Steps keep neither.
 */
export interface SubtaskContext {
  readonly taskId: string;
  readonly tenant: string;
  readonly subtask: string;
  readonly attempt: number;
  readonly signal: AbortSignal;
  readonly checkpoint: JsonObject | null;
  progress(percent: number, message: string, metrics?: JsonObject): void;
  log(level: LogLevel, message: string): void;
  measure(values: JsonObject): void;
  keepCheckpoint(checkpoint: JsonObject): void;
}

const storage = new AsyncLocalStorage<SubtaskContext>();

export function runWithSubtask<T>(context: SubtaskContext, body: () => Promise<T>): Promise<T> {
  return storage.run(context, body);
}

/** The subtask of the running activity, or undefined outside one. */
export function findSubtask(): SubtaskContext | undefined {
  return storage.getStore();
}

/** The subtask of the running activity. Throws outside one: only activity code has a subtask. */
export function currentSubtask(): SubtaskContext {
  const context = storage.getStore();
  if (!context) throw new Error('currentSubtask() was called outside an activity; pass the context in instead.');
  return context;
}
