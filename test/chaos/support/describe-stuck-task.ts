import { Client, Connection } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import type { SupervisedStack } from './supervised-stack.js';

const { EventType } = temporal.api.enums.v1;
const ANSWER_MS = 10_000;
const LAST_EVENTS = 20;

/** Where a task stands that does not end, as the API and as the engine tell it: what a failed trial is searched with. */
export async function describeStuckTask({ api, engine }: SupervisedStack, taskId: string): Promise<string> {
  const told = await Promise.all([
    describeView(api, taskId).catch(String),
    describeWorkflow(engine, taskId).catch(String),
  ]);
  return told.join('\n');
}

async function describeView(api: string, taskId: string): Promise<string> {
  const response = await fetch(`${api}/api/v1/tasks/${taskId}`, { signal: AbortSignal.timeout(ANSWER_MS) });
  return `The API: ${response.status} ${await response.text()}`;
}

async function describeWorkflow(address: string, taskId: string): Promise<string> {
  const connection = await Connection.connect({ address, connectTimeout: ANSWER_MS });
  try {
    const { workflow } = new Client({ connection });
    const handle = workflow.getHandle(taskId);
    const { raw } = await connection.withDeadline(Date.now() + ANSWER_MS, () => handle.describe());
    const { events } = await connection.withDeadline(Date.now() + ANSWER_MS, () => handle.fetchHistory());
    const lines = (events ?? [])
      .slice(-LAST_EVENTS)
      .map((event) => `  ${String(event.eventId)} ${nameOf(event.eventType)}`);
    const pending = JSON.stringify({ activities: raw.pendingActivities, workflowTask: raw.pendingWorkflowTask });
    return `The engine: ${pending}, its last events:\n${lines.join('\n')}`;
  } finally {
    await connection.close();
  }
}

function nameOf(type: temporal.api.enums.v1.EventType | null | undefined): string {
  return EventType[type ?? 0] ?? 'unknown';
}
