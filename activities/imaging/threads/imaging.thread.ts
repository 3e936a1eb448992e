import type { MessagePort } from 'node:worker_threads';
import type { Kernel, KernelJob, KernelResult } from '../kernels/kernel.js';
import { KERNELS, type KernelName } from './kernels.js';

export interface ThreadTask {
  readonly kernel: KernelName;
  readonly job: KernelJob<unknown>;
  /** Hears of stages, as [percent, stage]. */
  readonly port: MessagePort;
}

/** An error loses its name between threads. */
export type ThreadAnswer = KernelResult | { readonly error: { readonly name: string; readonly message: string } };

/** What a thread of the pool does with a task. */
export default async function compute({ kernel, job, port }: ThreadTask): Promise<ThreadAnswer> {
  try {
    const run: Kernel<never> = await KERNELS[kernel]();
    return await run(job as KernelJob<never>, (percent, stage) => port.postMessage([percent, stage]));
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return { error: { name, message } };
  } finally {
    port.close();
  }
}
