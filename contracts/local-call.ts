/** The argument of a local activity: the engine gives these no id, so the subtask's name travels with the request. */
export interface LocalCall {
  readonly local: string;
  readonly request: unknown;
}

export function isLocalCall(argument: unknown): argument is LocalCall {
  return typeof argument === 'object' && argument !== null && 'local' in argument && 'request' in argument;
}
