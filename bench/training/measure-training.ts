import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { installMlWorker } from '../../scripts/ml/install-ml-worker.js';
import { ML_FRAMEWORKS, mlWorkerProcess } from '../../scripts/ml/ml-worker-process.js';
import { readSettings } from '../../src/config/settings.js';
import { type MachineInfo, readMachine } from '../machine/machine-info.js';
import { type Spread, spread } from '../report/summary.js';
import { clear, makePlace } from '../runner/stack-place.js';
import { millrace, NO_SERVERS, startMillrace } from '../stacks/millrace.stack.js';
import type { StackPlace } from '../stacks/stack.js';
import { trainDirectly } from './train-directly.js';
import { trainOnce } from './train-once.js';

/** A framework's training as a task, and the same one without Millrace around it. */
export interface FrameworkFigures {
  readonly framework: string;
  readonly wallSeconds: Spread;
  readonly trainingSeconds: Spread;
  readonly directSeconds: Spread;
  /** Its training by the code alone, round by round. */
  readonly ratio: Spread;
  readonly accuracy: number;
}

export interface TrainingOptions {
  readonly rounds: number;
  readonly epochs: number;
  readonly portBase: number;
}

export interface TrainingFigures {
  readonly date: string;
  readonly machine: MachineInfo;
  readonly epochs: number;
  readonly each: readonly FrameworkFigures[];
  readonly together: { readonly wallSeconds: number; readonly best: number; readonly ensemble: number };
}

const FRAMEWORKS = ['tfjs', 'pytorch', 'tensorflow', 'huggingface'];

/** Trains digits with each framework, as a task and directly in turn, and with all of them at once, in a stack of its own. */
export async function measureTraining(options: TrainingOptions, signal: AbortSignal): Promise<TrainingFigures> {
  const { rounds, epochs, portBase } = options;
  const machine = readMachine();
  const python = await installMlWorker(readSettings(process.env).home, { frameworks: ML_FRAMEWORKS });
  const place = await makePlace({ stack: millrace, slots: 2, portBase });
  const token = randomBytes(24).toString('base64url');
  const stack = await startMillrace(place, { ...NO_SERVERS, WORKER_TOKEN: token });
  const worker = startWorker(place, python, token);
  const each: FrameworkFigures[] = [];
  try {
    await waitForWorker(stack.origin, signal);
    for (const framework of FRAMEWORKS) {
      const pairs: Pair[] = [];
      for (let round = 1; round <= rounds; round += 1) {
        signal.throwIfAborted();
        console.log(`training ${epochs} epochs: ${framework}, round ${round} of ${rounds}`);
        pairs.push(await measurePair(framework, epochs, stack.origin, python, join(place.folder, 'direct')));
      }
      each.push(summarize(framework, pairs));
    }
    console.log('training with all at once');
    const { result, wallSeconds } = await trainOnce(stack.origin, 'all', epochs);
    const best = Math.max(...result.members.map(({ metrics }) => accuracyOf(metrics)));
    const together = { wallSeconds, best, ensemble: accuracyOf(result.ensemble.metrics) };
    return { date: new Date().toISOString().slice(0, 10), machine, epochs, each, together };
  } finally {
    worker.kill('SIGTERM');
    await stack.stop();
    clear(place.folder);
  }
}

interface Pair {
  readonly wall: number;
  readonly training: number;
  readonly direct: number;
  readonly accuracy: number;
}

async function measurePair(
  framework: string,
  epochs: number,
  origin: string,
  python: string,
  folder: string,
): Promise<Pair> {
  const { result, wallSeconds, trainingSeconds } = await trainOnce(origin, framework, epochs);
  const { data_artifact_id, prepared_sha256 } = result.data;
  const answer = await fetch(`${origin}/api/v1/artifacts/${data_artifact_id}`);
  const order = { framework, data: Buffer.from(await answer.arrayBuffer()), prepared_sha256, epochs };
  const direct = await trainDirectly(order, python, folder);
  const accuracy = accuracyOf(result.members[0]?.metrics);
  return { wall: wallSeconds, training: trainingSeconds[framework] ?? 0, direct, accuracy };
}

function summarize(framework: string, pairs: readonly Pair[]): FrameworkFigures {
  const over = (figure: (pair: Pair) => number) => spread(pairs.map(figure));
  return {
    framework,
    wallSeconds: over(({ wall }) => wall),
    trainingSeconds: over(({ training }) => training),
    directSeconds: over(({ direct }) => direct),
    ratio: over(({ training, direct }) => training / direct),
    accuracy: Math.min(...pairs.map(({ accuracy }) => accuracy)),
  };
}

function startWorker({ folder, logs, ports }: StackPlace, python: string, token: string) {
  mkdirSync(logs, { recursive: true });
  const settings = readSettings({
    ...{ ...NO_SERVERS, MILLRACE_HOME: folder, WORKER_TOKEN: token },
    ...{ PORT: String(ports.api), TEMPORAL_PORT: String(ports.temporal) },
  });
  const { command, env } = mlWorkerProcess(settings, python);
  const [file, ...args] = command;
  const worker = spawn(file, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const log = createWriteStream(join(logs, 'ml-worker.log'));
  worker.stdout.pipe(log);
  worker.stderr.pipe(log);
  return worker;
}

async function waitForWorker(origin: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    const answer = await fetch(`${origin}/api/v1/workers`, { signal });
    const { items } = (await answer.json()) as { items: { task_queue: string; workers: unknown[] }[] };
    if (items.some(({ task_queue, workers }) => task_queue === 'ml' && workers.length > 0)) return;
    await sleep(500, undefined, { signal });
  }
}

function accuracyOf(metrics: unknown): number {
  return (metrics as { accuracy?: number } | undefined)?.accuracy ?? 0;
}
