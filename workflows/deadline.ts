import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';
import { taskFailure } from './failures.js';

/**
 * Runs the body for at most `seconds` of workflow time. Past that the body is cancelled like a task, waited for, and the
 * failure TaskTimeout is raised. A server-side timeout would run no code, so could record nothing.
 */
export async function withDeadline<T>(seconds: number | undefined, body: () => Promise<T>): Promise<T> {
  if (seconds === undefined) return body();
  let expired = false;
  const timer = new CancellationScope();
  const work = new CancellationScope();
  const clock = timer
    .run(() => sleep(seconds * 1000))
    .then(
      () => {
        expired = true;
        work.cancel();
      },
      () => undefined,
    );
  try {
    return await work.run(body);
  } catch (failure) {
    if (!expired || !isCancellation(failure)) throw failure;
    throw taskFailure(
      'TaskTimeout',
      `The task did not finish within ${seconds} s. Submit it again with a larger options.timeout_seconds.`,
    );
  } finally {
    timer.cancel();
    await clock;
  }
}
