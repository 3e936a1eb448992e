import { type ChildProcess, fork } from 'node:child_process';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { SubtaskContext } from '../../../src/subtasks/subtask-context.js';
import { OutputLines } from '../../processes/output-lines.js';
import { TrainerCrashed, TrainerOutOfMemory } from './trainer-crashed.js';
import type { TrainerMessage, TrainerTask } from './trainer-messages.js';

const MEMORY_MB = 2048;
const OUT_OF_MEMORY = /out of memory|Allocation failed/i;

type Refusal = Extract<TrainerMessage, { error: unknown }>;
export type LastWord = Extract<TrainerMessage, { prepared: unknown } | { trained: unknown } | { predicted: unknown }>;

/** A process for each training: aborting kills it in the middle of whatever it does, and what it takes of memory goes with it. */
@Injectable()
export class TrainerProcesses implements OnModuleDestroy {
  readonly #all = new Set<ChildProcess>();

  /** Rejects with the signal's reason once the process is really gone, with TrainerCrashed, TrainerOutOfMemory, or what it threw. */
  async run(
    task: TrainerTask,
    subtask: Pick<SubtaskContext, 'signal' | 'log'>,
    hear: (message: TrainerMessage) => void = () => undefined,
  ): Promise<LastWord> {
    const { signal } = subtask;
    signal.throwIfAborted();
    const child = this.#start();
    const output = [
      new OutputLines(child.stdout, (line) => subtask.log('info', line)),
      new OutputLines(child.stderr, (line) => subtask.log('warn', line)),
    ];
    const stop = (): void => kill(child);
    signal.addEventListener('abort', stop, { once: true });
    let last: LastWord | Refusal | undefined;
    child.on('message', (message: TrainerMessage) => {
      if ('point' in message || 'checkpoint' in message) hear(message);
      else {
        last = message;
        kill(child);
      }
    });
    const ended = new Promise<string>((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('close', (code, name) => resolve(name ?? `status ${code}`));
    });
    child.send(task, () => undefined);
    const reason = await ended;
    signal.removeEventListener('abort', stop);
    if (last && 'error' in last) throw Object.assign(new Error(last.error.message), last.error);
    if (last) return last;
    signal.throwIfAborted();
    const isFull = output.some(({ tail }) => tail.some((line) => OUT_OF_MEMORY.test(line)));
    throw isFull ? new TrainerOutOfMemory(MEMORY_MB) : new TrainerCrashed(reason);
  }

  onModuleDestroy(): void {
    for (const child of this.#all) kill(child);
  }

  #start(): ChildProcess {
    const child = fork(new URL('./trainer.process.js', import.meta.url), [], {
      // Our environment (keys) and flags are none of its business.
      env: {},
      detached: true,
      execArgv: [`--max-old-space-size=${MEMORY_MB}`],
      // Typed arrays travel as they are.
      serialization: 'advanced',
      stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
    });
    // It may be gone when we speak to it: that it is, 'close' tells.
    child.stdin?.on('error', () => undefined);
    this.#all.add(child);
    child.once('close', () => this.#all.delete(child));
    return child;
  }
}

function kill({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}
