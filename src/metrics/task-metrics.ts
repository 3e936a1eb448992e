import { Injectable } from '@nestjs/common';
import { Gauge, type Registry } from 'prom-client';
import { Database } from '../store/database.js';
import { countTasks } from '../store/statements/count-tasks.js';
import { type AnalyticsRow, readAnalytics } from '../store/statements/read-analytics.js';

const WINDOW_MS = 5 * 60 * 1000;
const MS_PER_SECOND = 1000;

/** What the store tells of tasks, read at each scrape: every API of a deployment answers the same. */
@Injectable()
export class TaskMetrics {
  constructor(private readonly database: Database) {}

  register(registry: Registry): void {
    const registers = [registry];
    const byState: Gauge<'task_type' | 'status'> = new Gauge({
      name: 'millrace_tasks',
      help: 'Tasks in the store by type and state',
      labelNames: ['task_type', 'status'],
      registers,
      collect: () => this.collectCounts(byState),
    });
    const wait = this.declare(registry, 'millrace_task_queue_wait_seconds', 'Wait from acceptance to start');
    const duration = this.declare(registry, 'millrace_task_duration_seconds', 'Time from start to end');
    const retries: Gauge<'task_type'> = new Gauge({
      name: 'millrace_task_retries',
      help: 'Attempts after the first, of the tasks accepted in the last 5 minutes',
      labelNames: ['task_type'],
      registers,
      collect: () => this.collectRecent({ wait, duration, retries }),
    });
    this.registerPool(registry);
  }

  private declare(registry: Registry, name: string, what: string): Gauge<'task_type' | 'quantile'> {
    const help = `${what}, of the tasks accepted in the last 5 minutes`;
    return new Gauge({ name, help, labelNames: ['task_type', 'quantile'], registers: [registry] });
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

  private async collectCounts(gauge: Gauge<'task_type' | 'status'>): Promise<void> {
    const rows = await countTasks(this.database);
    gauge.reset();
    for (const { task_type, status, count } of rows) gauge.set({ task_type, status }, count);
  }

  private async collectRecent(gauges: RecentGauges): Promise<void> {
    const until = new Date();
    const since = new Date(until.getTime() - WINDOW_MS);
    const rows = await readAnalytics(this.database, { since, until, groupBy: 'task_type', tag: null, bucket: 'none' });
    gauges.wait.reset();
    gauges.duration.reset();
    gauges.retries.reset();
    for (const row of rows) setRecent(gauges, row);
  }
}

interface RecentGauges {
  readonly wait: Gauge<'task_type' | 'quantile'>;
  readonly duration: Gauge<'task_type' | 'quantile'>;
  readonly retries: Gauge<'task_type'>;
}

function setRecent({ wait, duration, retries }: RecentGauges, row: AnalyticsRow): void {
  const task_type = row.group ?? '';
  retries.set({ task_type }, row.retries);
  const quantiles = [
    ['0.5', row.wait_p50, row.duration_p50],
    ['0.9', row.wait_p90, row.duration_p90],
    ['0.99', row.wait_p99, row.duration_p99],
  ] as const;
  for (const [quantile, waited, lasted] of quantiles) {
    if (waited !== null) wait.set({ task_type, quantile }, waited / MS_PER_SECOND);
    if (lasted !== null) duration.set({ task_type, quantile }, lasted / MS_PER_SECOND);
  }
}
