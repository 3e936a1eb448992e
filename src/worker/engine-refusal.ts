import { isGrpcServiceError } from '@temporalio/client';

// Of gRPC's status codes.
const NOT_FOUND = 5;
const PERMISSION_DENIED = 7;
const UNAUTHENTICATED = 16;

interface Place {
  readonly temporalAddress: string;
  readonly temporalNamespace: string;
}

/** What the engine refuses to a worker, and what to do about it; null when the error is none of its refusals. */
export function describeRefusal(error: unknown, place: Place): { expected: string; fix: string } | null {
  const { temporalAddress: address, temporalNamespace: namespace } = place;
  if (!isGrpcServiceError(error)) return null;
  const code: number = error.code;
  if (code === NOT_FOUND)
    return {
      expected: `a namespace that exists at ${address}`,
      fix: `Create it with: temporal operator namespace create --address ${address} --namespace ${namespace}; or set TEMPORAL_NAMESPACE to another.`,
    };
  if (code === PERMISSION_DENIED || code === UNAUTHENTICATED)
    return {
      expected: `a namespace that this worker may use at ${address} (${error.details})`,
      fix: 'Let the worker describe and poll task queues there, or set TEMPORAL_NAMESPACE to another.',
    };
  return null;
}
