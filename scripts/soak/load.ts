import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const FULL_LOAD_TASKS = 1_000;
const CLIENTS = 16;
const FAN_OUT_EVERY = 25;
const RETENTION_SECONDS = 300;

/** Submits to one API, mostly empty tasks and now and then a fan-out of ten, and counts what was accepted. */
export class Load {
  accepted = 0;
  refused = 0;

  constructor(
    private readonly api: string,
    private readonly databaseUrl: string,
  ) {}

  /** Tasks a second that are carried out when many wait. */
  async measureFullLoad(): Promise<number> {
    const [began, before] = [Date.now(), this.accepted];
    const client = async () => {
      for (let n = 0; n < FULL_LOAD_TASKS / CLIENTS; n++) await this.submit();
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));
    while ((await this.countUnfinished()) > 0) await sleep(200);
    return ((this.accepted - before) * 1000) / (Date.now() - began);
  }

  /** Submits this many a second until the time has come, then waits until all have ended. */
  async run(perSecond: number, until: number): Promise<void> {
    const inFlight = new Set<Promise<void>>();
    for (let due = Date.now(); due < until; due += 1000 / perSecond) {
      await sleep(Math.max(0, due - Date.now()));
      const one = this.submit().finally(() => inFlight.delete(one));
      inFlight.add(one);
    }
    await Promise.all(inFlight);
    while ((await this.countUnfinished()) > 0) await sleep(200);
  }

  async countFailed(): Promise<number> {
    return this.count(`status = 'FAILURE'`);
  }

  private countUnfinished(): Promise<number> {
    return this.count(`status IN ('PENDING', 'PROCESSING')`);
  }

  private async submit(): Promise<void> {
    const tag = `soak-${this.accepted}`;
    const isFanOut = this.accepted % FAN_OUT_EVERY === 0;
    const task = isFanOut ? { task_type: 'bench_fan_out', tag, n: 10, ms: 20 } : { task_type: 'bench_noop', tag };
    const body = JSON.stringify({ ...task, options: { retention_seconds: RETENTION_SECONDS } });
    const headers = { 'content-type': 'application/json' };
    try {
      const response = await fetch(`${this.api}/api/v1/tasks`, { method: 'POST', headers, body });
      await response.arrayBuffer();
      if (response.status === 202) this.accepted += 1;
      else this.refused += 1;
    } catch {
      this.refused += 1;
    }
  }

  private async count(condition: string): Promise<number> {
    const client = new pg.Client({ connectionString: this.databaseUrl });
    await client.connect();
    try {
      const { rows } = await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM tasks WHERE ${condition}`);
      return rows[0]?.n ?? 0;
    } finally {
      await client.end();
    }
  }
}
