import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../rig/repository.js';

/** Where the recorded histories are; they are written by npm run histories, never by hand. */
export const HISTORIES = join(REPOSITORY, 'test/replay/histories');

/** What each history is a record of, told by events that it must hold: one that lacks them would prove nothing. */
export const RECORDED = {
  success: ['WORKFLOW_EXECUTION_COMPLETED', 'TIMER_CANCELED'],
  partial: ['ACTIVITY_TASK_FAILED', 'ACTIVITY_TASK_COMPLETED', 'WORKFLOW_EXECUTION_COMPLETED'],
  failure: ['ACTIVITY_TASK_FAILED', 'WORKFLOW_EXECUTION_FAILED'],
  cancelled: ['WORKFLOW_EXECUTION_CANCEL_REQUESTED', 'ACTIVITY_TASK_CANCELED', 'WORKFLOW_EXECUTION_CANCELED'],
  'timed-out': ['TIMER_FIRED', 'ACTIVITY_TASK_CANCELED', 'WORKFLOW_EXECUTION_FAILED'],
  'worker-killed': ['WORKFLOW_EXECUTION_COMPLETED'],
  'started-in-engine': ['UPSERT_WORKFLOW_SEARCH_ATTRIBUTES', 'WORKFLOW_EXECUTION_COMPLETED'],
  trained: ['ACTIVITY_TASK_COMPLETED', 'WORKFLOW_EXECUTION_COMPLETED'],
  searched: ['CHILD_WORKFLOW_EXECUTION_COMPLETED', 'ACTIVITY_TASK_COMPLETED', 'WORKFLOW_EXECUTION_COMPLETED'],
} as const;

export type HistoryName = keyof typeof RECORDED;

export interface RecordedEvent {
  readonly eventType: string;
  readonly activityTaskStartedEventAttributes?: { readonly attempt: number };
  readonly activityTaskScheduledEventAttributes?: { readonly activityId: string };
}

export function listHistories(): string[] {
  return readdirSync(HISTORIES).map((name) => name.replace('.json', ''));
}

export function readEvents(name: string): RecordedEvent[] {
  const history = JSON.parse(readFileSync(join(HISTORIES, `${name}.json`), 'utf8')) as { events: RecordedEvent[] };
  return history.events;
}
