import { ProviderUnavailable } from '../provider-failures.js';

/** Does work under a signal that also aborts when `patienceMs` are over. Throws ProviderUnavailable then. */
export async function withinPatience<T>(
  name: string,
  patienceMs: number,
  signal: AbortSignal,
  work: (bounded: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = AbortSignal.timeout(patienceMs);
  try {
    return await work(AbortSignal.any([signal, deadline]));
  } catch (error) {
    signal.throwIfAborted();
    if (!deadline.aborted) throw error;
    throw new ProviderUnavailable(
      `${name} gave no picture within ${patienceMs / 1000} s. Look whether it hangs or its queue is long, or ask for fewer steps.`,
    );
  }
}
