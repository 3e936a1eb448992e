import type { MlflowClient } from './mlflow-client.js';

export interface Metric {
  readonly key: string;
  readonly value: number;
  /** In milliseconds since 1970. */
  readonly timestamp: number;
  readonly step: number;
}

export interface NewRun {
  readonly experimentId: string;
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly params: Readonly<Record<string, unknown>>;
  readonly metrics: readonly Metric[];
}

interface RunInfo {
  readonly run_id: string;
  readonly artifact_uri: string;
}

const METRICS_AT_ONCE = 1000;
const PARAM_LENGTH = 6000;

/** A run of MLflow's that is being written. */
export class TrackedRun {
  private constructor(
    private readonly client: MlflowClient,
    private readonly info: RunInfo,
  ) {}

  static async create(
    client: MlflowClient,
    { experimentId, name, tags, params, metrics }: NewRun,
  ): Promise<TrackedRun> {
    const { run } = await client.post<{ run: { info: RunInfo } }>('runs/create', {
      experiment_id: experimentId,
      run_name: name,
      start_time: metrics.at(0)?.timestamp ?? Date.now(),
      tags: pairs(tags),
    });
    const created = new TrackedRun(client, run.info);
    await created.log({ params: pairs(params) });
    for (let from = 0; from < metrics.length; from += METRICS_AT_ONCE)
      await created.log({ metrics: metrics.slice(from, from + METRICS_AT_ONCE) });
    return created;
  }

  get id(): string {
    return this.info.run_id;
  }

  /** Keeps a file with the run. False when the server keeps its artifacts elsewhere, where only its own clients can write. */
  async keepFile(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
    const { protocol, pathname } = new URL(this.info.artifact_uri, 'file:///');
    if (protocol !== 'mlflow-artifacts:') return false;
    await this.client.putArtifact(`${pathname.replace(/^\/+/, '')}/${path}`, bytes);
    return true;
  }

  async end(status: 'FINISHED' | 'FAILED'): Promise<void> {
    await this.client.post('runs/update', { run_id: this.id, status, end_time: Date.now() });
  }

  private async log(batch: { params?: object[]; metrics?: readonly Metric[] }): Promise<void> {
    await this.client.post('runs/log-batch', { run_id: this.id, ...batch });
  }
}

function pairs(values: Readonly<Record<string, unknown>>): { key: string; value: string }[] {
  const textOf = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, PARAM_LENGTH);
  return Object.entries(values).map(([key, value]) => ({ key, value: textOf(value) }));
}
