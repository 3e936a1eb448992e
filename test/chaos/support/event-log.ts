import pg from 'pg';
import { isTerminal, type SubtaskState } from '../../../contracts/states.js';

/** The stream of one task as it stands in PostgreSQL, and the row it belongs to. */
export interface Stream {
  readonly task_id: string;
  readonly tag: string;
  readonly status: string;
  readonly rerun_of: string | null;
  readonly last_event: number;
  readonly subtasks: readonly string[];
  readonly events: readonly { seq: number; kind: string; subtask: string | null; status: SubtaskState | null }[];
}

const SQL = `
SELECT t.task_id, t.input ->> 'tag' AS tag, t.status, t.rerun_of, t.last_event,
  (SELECT array_agg(name ORDER BY ordinal) FROM subtasks s WHERE s.task_id = t.task_id) AS subtasks,
  (SELECT json_agg(json_build_object('seq', e.seq, 'kind', e.kind, 'subtask', e.subtask, 'status', e.body ->> 'status')
     ORDER BY e.seq) FROM task_events e WHERE e.task_id = t.task_id) AS events
FROM tasks t WHERE starts_with(t.input ->> 'tag', $1)`;

/** The streams of every task whose tag begins so. */
export async function readStreams(databaseUrl: string, prefix: string): Promise<Stream[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Stream>(SQL, [prefix])).rows;
  } finally {
    await client.end();
  }
}

/** What is wrong with the stream of a task that has ended: `seq` without gaps, one end of each subtask, one of the task, last. */
export function findFlaws({ tag, last_event, subtasks, events }: Stream): string[] {
  const gaps = events.flatMap(({ seq }, index) =>
    seq === index + 1 ? [] : [`event ${seq} stands where ${index + 1} should`],
  );
  const count = events.length === last_event ? [] : [`${events.length} events, and the row counts ${last_event}`];
  const done = events.filter(({ kind }) => kind === 'done').length;
  const dones =
    done === 1 && events.at(-1)?.kind === 'done' ? [] : [`${done} ends, the last event is ${events.at(-1)?.kind}`];
  const ends = (name: string) =>
    events.filter(
      ({ kind, subtask, status }) => kind === 'subtask' && subtask === name && status && isTerminal(status),
    );
  const doubled = subtasks.flatMap((name) => {
    const { length } = ends(name);
    return length === 1 ? [] : [`subtask ${name} has ${length} ends`];
  });
  return [...gaps, ...count, ...dones, ...doubled].map((flaw) => `${tag}: ${flaw}`);
}
