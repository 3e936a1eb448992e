import type { JsonObject } from '../../../contracts/json.js';
import type { SubtaskState } from '../../../contracts/states.js';
import type { Stored, TaskError } from '../../../contracts/task-run.js';
import type { Database } from '../database.js';
import { storableJson, storableText } from '../storable.js';
import { PROGRESS_EVENT, subtaskEventBody } from './event-bodies.js';

/** The engine's run a write speaks for. `attempt` is null when the workflow itself speaks, whose word is above attempts. */
export interface Writer {
  readonly taskId: string;
  readonly runId: string;
  readonly attempt: number | null;
}

export interface LogLine {
  readonly ts: string;
  readonly level: string;
  readonly message: string;
}

export interface SubtaskChange {
  readonly status: Exclude<SubtaskState, 'PENDING'>;
  readonly progress: number;
  readonly message: string | null;
  readonly metrics: JsonObject | null;
  readonly worker: string | null;
  readonly error: TaskError | null;
  readonly result: Stored | null;
  readonly logs: readonly LogLine[];
  /** Lines that did not get as far as `logs`. */
  readonly linesDropped: number;
  /** Steps of a series, each with its `ts`. */
  readonly measures?: readonly JsonObject[];
  /** What a later attempt goes on from; what was kept before stays when there is none. */
  readonly checkpoint?: JsonObject | null;
}

/** Log lines kept of one subtask; the ones after them are counted and dropped. */
export const LINES_KEPT = 10_000;

// Every statement locks the task before its subtasks, so writers cannot deadlock; `seq` follows the order of commits
// because the task's row is held from numbering to commit.
const SQL = `
WITH task AS (
  SELECT task_id, tenant, last_event FROM tasks
  WHERE task_id = $1 AND status IN ('PENDING', 'PROCESSING') AND (run_id IS NULL OR run_id = $3)
  FOR UPDATE
), lines AS (
  SELECT s.name, least(jsonb_array_length($11::jsonb), greatest(0, ${LINES_KEPT} - s.log_lines)) AS kept
  FROM subtasks s, task WHERE s.task_id = task.task_id AND s.name = $2
  FOR UPDATE OF s
), changed AS (
  UPDATE subtasks s SET
    status = $5,
    log_lines = s.log_lines + lines.kept,
    log_lines_dropped = s.log_lines_dropped + jsonb_array_length($11::jsonb) - lines.kept + $12::int,
    run_id = $3,
    attempt = CASE WHEN $15 THEN s.attempt + 1 ELSE coalesce($4, s.attempt) END,
    progress = CASE
      WHEN $5 = 'SUCCESS' THEN 100
      WHEN $5 <> 'PROCESSING' THEN 0
      WHEN s.run_id = $3 AND s.attempt = $4 THEN greatest(s.progress, $6::int)
      ELSE $6::int
    END,
    message = coalesce($7, s.message),
    metrics = coalesce($8::jsonb, s.metrics),
    checkpoint = CASE WHEN $5 <> 'SUCCESS' THEN coalesce($16::jsonb, s.checkpoint) END,
    worker = coalesce($9, s.worker),
    error = $10::jsonb,
    started_at = CASE WHEN $5 = 'PROCESSING' THEN coalesce(s.started_at, now()) ELSE s.started_at END,
    finished_at = CASE WHEN $5 = 'PROCESSING' THEN NULL ELSE now() END
  FROM task, lines
  WHERE s.task_id = task.task_id AND s.name = lines.name AND s.status IN ('PENDING', 'PROCESSING')
    AND ($4::int IS NULL OR s.run_id IS DISTINCT FROM $3 OR s.attempt <= $4)
  RETURNING s.*
), overall AS (
  SELECT count(*) AS subtasks, avg(CASE
    WHEN s.name <> $2 THEN CASE WHEN s.status IN ('PENDING', 'PROCESSING') THEN s.progress ELSE 100 END
    WHEN $5 = 'PROCESSING' THEN (SELECT progress FROM changed)
    ELSE 100
  END) AS progress
  FROM subtasks s WHERE s.task_id = $1
), bumped AS (
  UPDATE tasks t SET
    status = 'PROCESSING',
    run_id = $3,
    started_at = coalesce(t.started_at, now()),
    progress = greatest(t.progress, least(99, floor(overall.progress))),
    message = CASE
      WHEN changed.message = '' THEN t.message
      WHEN overall.subtasks = 1 THEN changed.message
      ELSE changed.name || ': ' || changed.message
    END,
    last_event = t.last_event + lines.kept + jsonb_array_length($17::jsonb) + 2
  FROM task, lines, changed, overall
  WHERE t.task_id = task.task_id
  RETURNING t.task_id, t.status, t.progress, t.message, t.last_event
), written AS (
  INSERT INTO task_events (task_id, seq, ts, kind, subtask, attempt, body)
  SELECT bumped.task_id, bumped.last_event - 2 - jsonb_array_length($17::jsonb) - lines.kept + line.n,
         (line.entry ->> 'ts')::timestamptz, 'log', $2, changed.attempt, line.entry - 'ts'
  FROM bumped, lines, changed, jsonb_array_elements($11::jsonb) WITH ORDINALITY AS line(entry, n)
  WHERE line.n <= lines.kept
  UNION ALL
  SELECT bumped.task_id, bumped.last_event - 2 - jsonb_array_length($17::jsonb) + step.n,
         (step.entry ->> 'ts')::timestamptz, 'metrics', $2, changed.attempt, step.entry - 'ts'
  FROM bumped, changed, jsonb_array_elements($17::jsonb) WITH ORDINALITY AS step(entry, n)
  UNION ALL
  SELECT bumped.task_id, bumped.last_event - 1, now(), 'subtask', $2, changed.attempt, ${subtaskEventBody('changed')}
  FROM bumped, changed
  UNION ALL
  ${PROGRESS_EVENT}
), stored AS (
  INSERT INTO results (task_id, part, value, artifact_id)
  SELECT changed.task_id, changed.name, $13::jsonb, $14::uuid FROM changed
  WHERE $13::jsonb IS NOT NULL OR $14::uuid IS NOT NULL
  ON CONFLICT (task_id, part) DO UPDATE SET value = excluded.value, artifact_id = excluded.artifact_id
)
SELECT task.tenant, changed.attempt, changed.checkpoint, pg_notify('millrace_events', bumped.task_id || ' ' || bumped.last_event)
FROM task, changed, bumped`;

/** Writes one step in the life of a subtask with its events. False when a later attempt or run, or the task's end, came first. */
export async function changeSubtask(
  database: Database,
  writer: Writer,
  name: string,
  change: SubtaskChange,
): Promise<boolean> {
  return (await write(database, writer, name, change, false)) !== null;
}

/** What an attempt that has begun may go by. */
export interface BegunAttempt extends Record<string, unknown> {
  readonly tenant: string;
  readonly attempt: number;
  /** What an earlier attempt, or the task that this one reruns, left to go on from. */
  readonly checkpoint: JsonObject | null;
}

/** As changeSubtask, for the first word of an attempt; one without a number of its own (null) gets the next. */
export function beginSubtask(
  database: Database,
  writer: Writer,
  name: string,
  change: SubtaskChange,
): Promise<BegunAttempt | null> {
  return write(database, writer, name, change, writer.attempt === null);
}

async function write(
  database: Database,
  writer: Writer,
  name: string,
  change: SubtaskChange,
  takesNextNumber: boolean,
): Promise<BegunAttempt | null> {
  const { result } = change;
  const rows = await database.run<BegunAttempt>('change_subtask', SQL, [
    writer.taskId,
    name,
    writer.runId,
    writer.attempt,
    change.status,
    Math.max(0, Math.min(100, Math.floor(change.progress))),
    change.message === null ? null : storableText(change.message),
    json(change.metrics),
    change.worker,
    json(change.error),
    storableJson(change.logs),
    change.linesDropped,
    result && 'inline' in result ? JSON.stringify(result.inline) : null,
    result && 'artifact_id' in result ? result.artifact_id : null,
    takesNextNumber,
    json(change.checkpoint ?? null),
    storableJson(change.measures ?? []),
  ]);
  return rows[0] ?? null;
}

function json(value: object | null): string | null {
  return value === null ? null : storableJson(value);
}
