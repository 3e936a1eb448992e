import { Injectable } from '@nestjs/common';
import { Gauge, type Registry } from 'prom-client';
import { Database } from '../store/database.js';
import { countTasks } from '../store/statements/count-tasks.js';
import { isStoreAway } from '../store/store-away.js';
import { type AnalyticsRow, readAnalytics } from '../store/statements/read-analytics.js';

const WINDOW_MS = 5 * 60 * 1000;
const MS_PER_SECOND = 1000;
const OF_WHICH = 'of the tasks accepted in the last 5 minutes';

/** What the store tells of tasks, read at each scrape: every API of a deployment answers the same. */
@Injectable()
export class TaskMetrics {
  private reading: Promise<AnalyticsRow[]> | undefined;

  constructor(private readonly database: Database) {}

  register(registry: Registry): void {
    this.registerCounts(registry);
    this.registerTimes(registry, 'millrace_task_queue_wait_seconds', 'Wait from acceptance to start', (row) => [
      row.wait_p50,
      row.wait_p90,
      row.wait_p99,
    ]);
    this.registerTimes(registry, 'millrace_task_duration_seconds', 'Time from start to end', (row) => [
      row.duration_p50,
      row.duration_p90,
      row.duration_p99,
    ]);
    this.registerRetries(registry);
    this.registerPool(registry);
  }

  private registerCounts(registry: Registry): void {
    const gauge: Gauge<'task_type' | 'status'> = new Gauge({
      name: 'millrace_tasks',
      help: 'Tasks in the store by type and state',
      labelNames: ['task_type', 'status'],
      registers: [registry],
      collect: async () => {
        const rows = await this.readIfThere(() => countTasks(this.database));
        gauge.reset();
        for (const { task_type, status, count } of rows) gauge.set({ task_type, status }, count);
      },
    });
  }

  private registerTimes(
    registry: Registry,
    name: string,
    what: string,
    pick: (row: AnalyticsRow) => [p50: number | null, p90: number | null, p99: number | null],
  ): void {
    const gauge: Gauge<'task_type' | 'quantile'> = new Gauge({
      name,
      help: `${what}, ${OF_WHICH}`,
      labelNames: ['task_type', 'quantile'],
      registers: [registry],
      collect: async () => {
        const rows = await this.readRecent();
        gauge.reset();
        for (const row of rows) setQuantiles(gauge, row.group ?? '', pick(row));
      },
    });
  }

  private registerRetries(registry: Registry): void {
    const gauge: Gauge<'task_type'> = new Gauge({
      name: 'millrace_task_retries',
      help: `Attempts after the first, ${OF_WHICH}`,
      labelNames: ['task_type'],
      registers: [registry],
      collect: async () => {
        const rows = await this.readRecent();
        gauge.reset();
        for (const { group, retries } of rows) gauge.set({ task_type: group ?? '' }, retries);
      },
    });
  }

  private registerPool(registry: Registry): void {
    const { pool } = this.database;
    const connections: Gauge<'state'> = new Gauge({
      name: 'millrace_database_connections',
      help: 'Connections of the database pool; waiting counts the queries that have none',
      labelNames: ['state'],
      registers: [registry],
      collect: () => {
        connections.set({ state: 'open' }, pool.totalCount);
        connections.set({ state: 'idle' }, pool.idleCount);
        connections.set({ state: 'waiting' }, pool.waitingCount);
      },
    });
  }

  /** The gauges of one scrape are collected at once and each waits for its own: they share one reading. */
  private readRecent(): Promise<AnalyticsRow[]> {
    const until = new Date();
    const since = new Date(until.getTime() - WINDOW_MS);
    const query = { since, until, groupBy: 'task_type', tag: null, bucket: 'none' } as const;
    this.reading ??= this.readIfThere(() => readAnalytics(this.database, query)).finally(() => {
      this.reading = undefined;
    });
    return this.reading;
  }

  /** While the store is away the metrics of the process itself are needed most: they are told without those of tasks. */
  private async readIfThere<T>(read: () => Promise<T[]>): Promise<T[]> {
    try {
      return await read();
    } catch (error) {
      if (isStoreAway(error)) return [];
      throw error;
    }
  }
}

function setQuantiles(
  gauge: Gauge<'task_type' | 'quantile'>,
  task_type: string,
  [p50, p90, p99]: [number | null, number | null, number | null],
): void {
  const quantiles = [
    ['0.5', p50],
    ['0.9', p90],
    ['0.99', p99],
  ] as const;
  for (const [quantile, ms] of quantiles) if (ms !== null) gauge.set({ task_type, quantile }, ms / MS_PER_SECOND);
}
