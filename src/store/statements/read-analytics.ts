import type { Database } from '../database.js';

/** What the finished and unfinished tasks of one group, in one bucket of time, add up to. Times are milliseconds. */
export interface AnalyticsRow extends Record<string, unknown> {
  readonly group: string | null;
  readonly bucket: Date | null;
  readonly total: number;
  readonly by_status: Record<string, number>;
  readonly partial: number;
  readonly retries: number;
  readonly duration_p50: number | null;
  readonly duration_p90: number | null;
  readonly duration_p99: number | null;
  readonly wait_p50: number | null;
  readonly wait_p90: number | null;
  readonly wait_p99: number | null;
}

export interface AnalyticsQuery {
  readonly since: Date;
  readonly until: Date;
  readonly groupBy: 'none' | 'task_type' | 'task_queue' | 'tag';
  readonly tag: string | null;
  readonly bucket: 'none' | 'hour' | 'day';
}

// A task that uses two task queues counts in both groups.
const SQL = `
WITH chosen AS (
  SELECT t.*, s.retries, s.queues,
         extract(epoch FROM t.finished_at - t.started_at) * 1000 AS duration,
         extract(epoch FROM t.started_at - t.created_at) * 1000 AS wait
  FROM tasks t, LATERAL (
    SELECT coalesce(sum(greatest(attempt - 1, 0)), 0) AS retries, array_agg(DISTINCT task_queue) AS queues
    FROM subtasks WHERE task_id = t.task_id
  ) AS s
  WHERE t.created_at >= $1 AND t.created_at < $2
), grouped AS (
  SELECT chosen.*, label AS "group",
         CASE WHEN $5 = 'none' THEN NULL ELSE date_trunc($5, chosen.created_at, 'UTC') END AS bucket
  FROM chosen, LATERAL unnest(CASE $3
    WHEN 'task_type' THEN ARRAY[chosen.task_type]
    WHEN 'task_queue' THEN chosen.queues
    WHEN 'tag' THEN ARRAY[chosen.tags ->> $4]
    ELSE ARRAY[NULL::text]
  END) AS label
)
SELECT "group", bucket, count(*)::int AS total,
       jsonb_build_object(
         'PENDING', count(*) FILTER (WHERE status = 'PENDING'),
         'PROCESSING', count(*) FILTER (WHERE status = 'PROCESSING'),
         'SUCCESS', count(*) FILTER (WHERE status = 'SUCCESS'),
         'FAILURE', count(*) FILTER (WHERE status = 'FAILURE'),
         'REVOKED', count(*) FILTER (WHERE status = 'REVOKED')) AS by_status,
       (count(*) FILTER (WHERE partial))::int AS partial,
       sum(retries)::int AS retries,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY duration) AS duration_p50,
       percentile_cont(0.9) WITHIN GROUP (ORDER BY duration) AS duration_p90,
       percentile_cont(0.99) WITHIN GROUP (ORDER BY duration) AS duration_p99,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY wait) AS wait_p50,
       percentile_cont(0.9) WITHIN GROUP (ORDER BY wait) AS wait_p90,
       percentile_cont(0.99) WITHIN GROUP (ORDER BY wait) AS wait_p99
FROM grouped
GROUP BY "group", bucket
ORDER BY bucket NULLS FIRST, total DESC, "group"`;

export function readAnalytics(database: Database, query: AnalyticsQuery): Promise<AnalyticsRow[]> {
  const { since, until, groupBy, tag, bucket } = query;
  return database.run<AnalyticsRow>('read_analytics', SQL, [since, until, groupBy, tag, bucket]);
}
