import { defineQuery, setCurrentDetails, setHandler } from '@temporalio/workflow';
import type { SubtaskState, TaskState } from '../contracts/states.js';
import { isTerminal } from '../contracts/states.js';
import type { SubtaskOutcome } from '../contracts/task-run.js';

/** Past so many subtasks their states are counted instead of listed. */
const ROWS = 30;

/** Answer of the `progress` query: `percent` is the share of subtasks that have ended, 0 to 100. */
export interface WorkflowProgress {
  readonly status: TaskState;
  readonly percent: number;
  readonly message: string;
  readonly subtasks: Readonly<Record<string, SubtaskState>>;
}

export const progressQuery = defineQuery<WorkflowProgress>('progress');

/** What the Temporal Web UI and CLI show of a running task: a query, and Markdown in the workflow's current details. */
export class ProgressBoard {
  private readonly subtasks: Record<string, SubtaskState> = {};
  private status: TaskState = 'PENDING';
  private message = 'Waiting';

  constructor(private readonly title: string) {
    setHandler(progressQuery, () => this.read(), { description: 'States of the subtasks, percent and message' });
    this.publish();
  }

  begin(planned: readonly string[]): void {
    for (const name of planned) this.subtasks[name] = 'PENDING';
    this.setTask('PROCESSING', 'Running');
  }

  setTask(status: TaskState, message: string): void {
    this.status = status;
    this.message = message;
    this.publish();
  }

  beginSubtasks(names: readonly string[]): void {
    for (const name of names) this.subtasks[name] = 'PROCESSING';
    this.publish();
  }

  endSubtasks(outcomes: readonly SubtaskOutcome[]): void {
    for (const { name, status } of outcomes) this.subtasks[name] = status;
    this.publish();
  }

  private read(): WorkflowProgress {
    const states = Object.values(this.subtasks);
    const ended = states.filter(isTerminal).length;
    const percent = this.status === 'SUCCESS' ? 100 : Math.floor((100 * ended) / Math.max(1, states.length));
    return { status: this.status, percent, message: this.message, subtasks: { ...this.subtasks } };
  }

  private publish(): void {
    const head = `**${this.title}**: ${this.status}. ${this.message}`;
    setCurrentDetails([head, '', '| subtask | state |', '| --- | --- |', ...this.listRows()].join('\n'));
  }

  private listRows(): string[] {
    const rows = Object.entries(this.subtasks);
    if (rows.length <= ROWS) return rows.map(([name, state]) => `| ${name} | ${state} |`);
    const counts = new Map<SubtaskState, number>();
    for (const [, state] of rows) counts.set(state, (counts.get(state) ?? 0) + 1);
    return [...counts].map(([state, count]) => `| ${count} subtasks | ${state} |`);
  }
}
