import { MessageChannel } from 'node:worker_threads';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Piscina } from 'piscina';
import type { SubtaskContext } from '../../../src/subtasks/subtask-context.js';
import type { KernelJob, KernelResult } from '../kernels/kernel.js';
import { UnsuitableImage } from '../unsuitable-image.js';
import type { ThreadAnswer, ThreadTask } from './imaging.thread.js';
import type { KernelName } from './kernels.js';

/** As many as a worker process carries out at once at most; each keeps the models that it has loaded. */
const MOST_THREADS = 4;
const IDLE_MS = 60_000;
/** What is before it, reading, and after it, storing, has the rest of the percents. */
const [FIRST, SHARE] = [2, 93];

/** Computes on pictures in threads, which end when they are aborted, whatever they do. Made with the first picture. */
@Injectable()
export class ImagingThreads implements OnModuleDestroy {
  #pool: Piscina<ThreadTask, ThreadAnswer> | undefined;

  /** Rejects with the signal's reason once the thread is gone, with UnsuitableImage, or with what the kernel threw. */
  async run(
    kernel: KernelName,
    job: KernelJob<unknown>,
    { signal, progress }: Pick<SubtaskContext, 'signal' | 'progress'>,
  ): Promise<KernelResult> {
    const { port1: ours, port2: theirs } = new MessageChannel();
    ours.on('message', ([percent, stage]: [number, string]) => progress(FIRST + (percent * SHARE) / 100, stage));
    try {
      const answer = await this.pool().run({ kernel, job, port: theirs }, { signal, transferList: [theirs] });
      if ('error' in answer) throw revive(answer.error);
      return answer;
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      ours.close();
    }
  }

  async onModuleDestroy(): Promise<void> {
    await this.#pool?.destroy();
  }

  private pool(): Piscina<ThreadTask, ThreadAnswer> {
    this.#pool ??= new Piscina({
      filename: new URL('./imaging.thread.js', import.meta.url).href,
      minThreads: 0,
      maxThreads: MOST_THREADS,
      idleTimeout: IDLE_MS,
      // Our environment (keys) is none of its business.
      env: {},
    });
    return this.#pool;
  }
}

function revive({ name, message }: { readonly name: string; readonly message: string }): Error {
  return name === 'UnsuitableImage' ? new UnsuitableImage(message) : Object.assign(new Error(message), { name });
}
