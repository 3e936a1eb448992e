import { join } from 'node:path';
import { fetch } from 'undici';
import { mlflowProcess } from '../../../scripts/ml/mlflow-process.js';
import { installMlflow } from '../../../scripts/ml/install-mlflow.js';
import { freePort } from '../../rig/processes/free-port.js';
import { SpawnedProcess } from '../../rig/processes/spawned-process.js';
import { REPOSITORY } from '../../rig/repository.js';
import type { Stack } from '../../rig/stack.js';

export interface TrackedRun {
  readonly info: { readonly run_id: string; readonly status: string; readonly lifecycle_stage: string };
  readonly data: {
    readonly params: readonly { readonly key: string; readonly value: string }[];
    readonly metrics: readonly { readonly key: string; readonly value: number }[];
    readonly tags: readonly { readonly key: string; readonly value: string }[];
  };
}

/** A real MLflow server with a SQLite backend, which a test may stop and start again. */
export class MlflowServer {
  private server: SpawnedProcess | undefined;

  private constructor(
    private readonly program: string,
    readonly port: number,
  ) {}

  static async install(): Promise<MlflowServer> {
    return new MlflowServer(await installMlflow(join(REPOSITORY, '.millrace')), await freePort());
  }

  get uri(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start({ home, logs }: Stack): Promise<void> {
    const { command, env } = mlflowProcess(this.program, { folder: join(home, 'mlflow'), port: this.port });
    const server = new SpawnedProcess('mlflow', command, {
      logFile: join(logs, 'mlflow.log'),
      env: { ...process.env, ...env },
    });
    this.server = server;
    await server.waitFor('its health', async () => (await fetch(`${this.uri}/health`).catch(() => null))?.ok === true);
  }

  async end(): Promise<void> {
    await this.server?.end();
  }

  async ask<T>(route: string, body?: object): Promise<T> {
    const init = body && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    };
    const answer = await fetch(`${this.uri}/api/2.0/mlflow/${route}`, init);
    if (!answer.ok) throw new Error(`MLflow refuses ${route}: ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  /** Every run of a task that is not deleted, the parent first. */
  async runsOf(taskId: string): Promise<TrackedRun[]> {
    const { experiment } = await this.ask<{ experiment: { experiment_id: string } }>(
      'experiments/get-by-name?experiment_name=millrace',
    );
    const filter = `tags.\`millrace.task_id\` = '${taskId}'`;
    const order_by = ['attributes.start_time ASC'];
    const search = { experiment_ids: [experiment.experiment_id], filter, order_by };
    const { runs = [] } = await this.ask<{ runs?: TrackedRun[] }>('runs/search', search);
    const isChild = ({ data }: TrackedRun) => data.tags.some(({ key }) => key === 'mlflow.parentRunId');
    return [...runs].sort((a, b) => Number(isChild(a)) - Number(isChild(b)));
  }
}

export function valueOf(
  pairs: readonly { readonly key: string; readonly value: string | number }[],
  key: string,
): unknown {
  return pairs.find((pair) => pair.key === key)?.value;
}
