import type { Context } from '@temporalio/activity';
import { ApplicationFailure, CancelledFailure, TemporalFailure } from '@temporalio/common';
import type { JsonObject } from '../../contracts/json.js';

const HEARTBEAT_MS = 1_000;

/** Heartbeats for as long as the body runs, with what `describe` tells; a local activity has none. */
export async function withHeartbeats<T>(context: Context, describe: () => object, body: () => Promise<T>): Promise<T> {
  if (context.info.isLocal) return body();
  const beat = () => context.heartbeat(describe());
  beat();
  const heart = setInterval(beat, HEARTBEAT_MS);
  try {
    return await body();
  } finally {
    clearInterval(heart);
  }
}

/** The checkpoint that the last heartbeat of the attempt before this one told of; null when it told of none. */
export function heartbeatCheckpoint({ info }: Context): JsonObject | null {
  const details = info.heartbeatDetails as { readonly checkpoint?: JsonObject | null } | undefined;
  return details?.checkpoint ?? null;
}

/** What the engine is told of an error: a stop that was asked for is a cancellation, a worker's shutdown another attempt. */
export function translateError({ cancellationSignal, cancellationDetails }: Context, error: unknown): unknown {
  if (!cancellationSignal.aborted) return typeByName(error);
  if (cancellationDetails?.workerShutdown)
    return ApplicationFailure.retryable('The worker shut down; another attempt follows.', 'WorkerShutdown');
  return error instanceof CancelledFailure ? error : new CancelledFailure('Stopped', [], error as Error);
}

/** The engine's library takes the class for the type. An error that comes from another process has lost its class, not its name. */
function typeByName(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof TemporalFailure) return error;
  const { name: type, message, stack, cause } = error;
  if (type === error.constructor.name || !/^[A-Z]\w+$/.test(type) || type === 'Error') return error;
  const failure = ApplicationFailure.create({ type, message, ...(cause instanceof Error && { cause }) });
  return Object.assign(failure, { stack });
}

export function describeError(error: unknown): { type: string; message: string; stack: string } {
  if (!(error instanceof Error)) return { type: 'Error', message: String(error), stack: '' };
  const type = error instanceof ApplicationFailure ? (error.type ?? 'Error') : error.name;
  return { type, message: error.message, stack: error.stack ?? '' };
}
