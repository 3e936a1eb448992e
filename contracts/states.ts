/** The states of a task on the wire. Terminal ones never change: a rerun is a new task. */
export const TASK_STATES = ['PENDING', 'PROCESSING', 'SUCCESS', 'FAILURE', 'REVOKED'] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** A subtask may also be left out of a task, with a reason, without making the task partial. */
export const SUBTASK_STATES = [...TASK_STATES, 'SKIPPED'] as const;
export type SubtaskState = (typeof SUBTASK_STATES)[number];

export type TerminalState = Exclude<SubtaskState, 'PENDING' | 'PROCESSING'>;

export const TERMINAL_STATES = ['SUCCESS', 'FAILURE', 'REVOKED', 'SKIPPED'] as const satisfies readonly TerminalState[];

export function isTerminal(state: SubtaskState): state is TerminalState {
  return (TERMINAL_STATES as readonly SubtaskState[]).includes(state);
}
