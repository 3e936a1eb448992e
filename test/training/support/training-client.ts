import { Readable } from 'node:stream';
import { fetch } from 'undici';
import type { Stack } from '../../rig/stack.js';
import type { TaskView } from '../../rig/http/views.js';
import type { StreamEvent } from '../../rig/events/stream-event.js';

/** The result of a training, as its readers see it. */
export interface Trained {
  readonly data: {
    readonly dataset: string;
    readonly task: string;
    readonly classes: readonly string[];
    readonly columns: readonly { readonly name: string; readonly kind: string }[];
    readonly features: number;
    readonly rows: { readonly train: number; readonly validation: number; readonly test: number };
    readonly data_sha256: string;
    readonly prepared_sha256: string;
    readonly notes: readonly string[];
  };
  readonly members: readonly Member[];
  readonly failed: readonly { readonly model: string; readonly error: { readonly type: string } | null }[];
  readonly tracking: { readonly run_id: string; readonly url: string } | null;
  readonly ensemble: { readonly models: readonly string[]; readonly metrics: Metrics };
}

export interface Member {
  readonly model: string;
  readonly model_artifact_id: string;
  readonly predictions_artifact_id: string;
  readonly weights: number;
  readonly epochs_run: number;
  readonly best_epoch: number;
  readonly stopped_early: boolean;
  readonly resumed_from_epoch: number | null;
  readonly device: string;
  readonly seconds: number;
  readonly peak_memory_mb: number;
  readonly curve: readonly { readonly epoch: number; readonly loss: number; readonly val_loss: number | null }[];
  readonly metrics: Metrics;
}

export interface Metrics {
  readonly accuracy: number;
  readonly macro_f1: number;
  readonly log_loss: number;
  readonly confusion: readonly (readonly number[])[];
  readonly per_class: readonly { readonly label: string; readonly f1: number; readonly support: number }[];
  readonly calibration: { readonly expected_error: number; readonly bins: readonly { readonly rows: number }[] };
  readonly mae: number;
  readonly rmse: number;
  readonly r2: number;
}

/** The answer of the route of series. */
export interface Series {
  readonly items: readonly {
    readonly subtask: string;
    readonly total: number;
    readonly points: readonly { readonly epoch: number; readonly loss: number }[];
  }[];
}

/** Submits a training; digits with tfjs unless said otherwise. */
export async function submitTraining({ api }: Stack, fields: object = {}): Promise<string> {
  return (await api.submit({ task_type: 'model_training', model: 'tfjs', ...fields })).task_id;
}

export async function readTrained({ api }: Stack, taskId: string): Promise<Trained> {
  const { status, body } = await api.get<{ result: Trained | null }>(`/tasks/${taskId}/result`);
  if (status !== 200 || body.result === null) throw new Error(`There is no result: ${JSON.stringify(body)}`);
  return body.result;
}

/** Trains to the end and returns the result. */
export async function train(stack: Stack, fields: object = {}): Promise<Trained> {
  const taskId = await submitTraining(stack, fields);
  const task = await stack.api.waitForTask(taskId);
  if (task.status !== 'SUCCESS') throw new Error(`The training ended as ${task.status}: ${JSON.stringify(task.error)}`);
  return readTrained(stack, taskId);
}

/** Trains data that fail. */
export async function trainInVain(stack: Stack, fields: object): Promise<TaskView> {
  const task = await stack.api.waitForTask(await submitTraining(stack, fields));
  if (task.status !== 'FAILURE') throw new Error(`The training ended as ${task.status}.`);
  return task;
}

export async function upload({ api }: Stack, bytes: string | Buffer | Readable, type = 'text/csv'): Promise<string> {
  const response = await fetch(`${api.url}/api/v1/artifacts`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: bytes,
    ...(bytes instanceof Readable && { duplex: 'half' as const }),
  });
  if (response.status !== 201) throw new Error(`The upload was refused: ${await response.text()}`);
  return ((await response.json()) as { artifact_id: string }).artifact_id;
}

export async function download({ api }: Stack, artifactId: string): Promise<Buffer> {
  const response = await fetch(`${api.url}/api/v1/artifacts/${artifactId}`);
  if (response.status !== 200) throw new Error(`There is no artifact ${artifactId}.`);
  return Buffer.from(await response.arrayBuffer());
}

/** The number of an epoch's event; null of any other event. */
export function epochOf({ event, data }: StreamEvent): number | null {
  return event === 'metrics' ? (data as unknown as { epoch: number }).epoch : null;
}
