import { isGrpcServiceError, ServiceError } from '@temporalio/client';

// Of gRPC's status codes: cancelled by our deadline, deadline exceeded, resource exhausted, unavailable.
const AWAY: ReadonlySet<number> = new Set([1, 4, 8, 14]);

/** Whether a call failed because the engine was not there or had no room, so that the next would fail as well. */
export function isEngineAway(error: unknown): boolean {
  const cause = error instanceof ServiceError ? error.cause : error;
  return isGrpcServiceError(cause) && AWAY.has(cause.code);
}
