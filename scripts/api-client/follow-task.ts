import { setTimeout as sleep } from 'node:timers/promises';
import type { SubtaskState, TaskState } from '../../contracts/states.js';
import { fetchReason } from './fetch-reason.js';
import { parseSse } from './parse-sse.js';

const RECONNECT_MS = 500;

/** An event of a task on the wire: what all kinds share, and what `progress`, `subtask`, `log`, `metrics` and `done` add. */
export interface TaskEventData {
  readonly task_id: string;
  readonly seq: number;
  readonly kind: 'progress' | 'subtask' | 'log' | 'metrics' | 'done';
  readonly subtask: string | null;
  readonly attempt: number | null;
  readonly name?: string;
  readonly status?: SubtaskState | TaskState;
  readonly progress?: number;
  readonly message?: string | null;
}

/**
 * The events of a task from its first to `done`, each once: a connection that breaks is resumed after the last id. Throws
 * when nothing could be reached for `patienceMs`.
 */
export async function* followTask(api: string, taskId: string, patienceMs = 30_000): AsyncGenerator<TaskEventData> {
  let lastId = '';
  let heardAt = Date.now();
  for (;;) {
    try {
      const headers: Record<string, string> = lastId === '' ? {} : { 'last-event-id': lastId };
      const response = await fetch(`${api}/api/v1/tasks/${taskId}/events`, { headers });
      if (!response.ok || !response.body) throw new Error(`status ${response.status}`);
      for await (const { id, data } of parseSse(response.body)) {
        lastId = id;
        heardAt = Date.now();
        const event = JSON.parse(data) as TaskEventData;
        yield event;
        if (event.kind === 'done') return;
      }
    } catch (error) {
      if (Date.now() - heardAt > patienceMs)
        throw new Error(
          `The events of task ${taskId} cannot be followed (${fetchReason(error)}). Look at "make status".`,
          { cause: error },
        );
    }
    await sleep(RECONNECT_MS);
  }
}
