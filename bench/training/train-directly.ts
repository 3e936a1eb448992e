import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { completeParameters } from '../../contracts/training/parameters.js';
import { readPrepared } from '../../activities/training/dataset/prepared-file.js';
import { TrainerProcesses } from '../../activities/training/processes/trainer-processes.js';
import { repositoryRoot } from '../../src/config/repository-root.js';

export interface DirectOrder {
  readonly framework: string;
  /** The prepared data, as a task made them. */
  readonly data: Buffer;
  readonly prepared_sha256: string;
  readonly epochs: number;
}

/** Seconds that the same training code takes without Millrace around it: its process from its start, epochs and checkpoints told to nobody. */
export async function trainDirectly(order: DirectOrder, python: string, folder: string): Promise<number> {
  const begun = performance.now();
  if (order.framework === 'tfjs') await trainTfjs(order);
  else await trainInPython(order, python, folder);
  return (performance.now() - begun) / 1000;
}

async function trainTfjs({ data, prepared_sha256, epochs }: DirectOrder): Promise<void> {
  const parameters = completeParameters({ epochs });
  const train = { data: readPrepared(data), prepared_sha256, parameters, checkpoint: null };
  const { signal } = new AbortController();
  const last = await new TrainerProcesses().run({ train }, { signal, log: () => undefined });
  if (!('trained' in last)) throw new Error('The trainer of tfjs answered with something else.');
}

async function trainInPython(
  { framework, data, prepared_sha256, epochs }: DirectOrder,
  python: string,
  folder: string,
): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'data.safetensors'), data);
  const order = {
    ...{ kind: 'train', framework, data: 'data.safetensors', prepared_sha256, checkpoint: null },
    ...{ parameters: completeParameters({ epochs }), task_id: 'direct', device: 'cpu' },
  };
  writeFileSync(join(folder, 'order.json'), JSON.stringify(order));
  const env = { ...process.env, PYTHONPATH: join(repositoryRoot(), 'python', 'src'), HF_HUB_OFFLINE: '1' };
  const trainer = spawn(python, ['-m', 'millrace_trainers', folder, '3'], {
    ...{ cwd: folder, env, stdio: ['pipe', 'ignore', 'pipe', 'pipe'] },
  });
  const [said, told] = await Promise.all([text(trainer.stderr as Readable), text(trainer.stdio[3] as Readable)]);
  if (!told.includes('"trained"')) throw new Error(`The trainer of ${framework} ended without a model:\n${said}`);
}
