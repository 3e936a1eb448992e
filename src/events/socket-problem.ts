/** A refusal on a socket, in the one error shape. */
export interface SocketProblem {
  readonly error: string;
  readonly details: Readonly<Record<string, readonly string[]>>;
}

export function describeProblem(field: string, message: string, error = 'Invalid input'): SocketProblem {
  return { error, details: { [field]: [message] } };
}
