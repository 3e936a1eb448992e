import type { JsonValue } from './json.js';
import type { SubtaskOutcome } from './task-run.js';

/** One subtask of a batch, and the argument of its body. */
export interface BatchItem {
  readonly name: string;
  readonly request: JsonValue;
}

/** The argument of an activity that carries out many subtasks: `at_once` of them at a time, `attempts` attempts at most. */
export interface BatchRequest {
  readonly batch: readonly BatchItem[];
  readonly at_once: number;
  readonly attempts: number;
  readonly non_retryable: readonly string[];
}

/** How each subtask of a batch ended. */
export interface BatchResult {
  readonly outcomes: readonly SubtaskOutcome[];
}

export function isBatchRequest(argument: unknown): argument is BatchRequest {
  return typeof argument === 'object' && argument !== null && 'batch' in argument && 'at_once' in argument;
}
