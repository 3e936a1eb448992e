import cliProgress, { type SingleBar } from 'cli-progress';
import type { TaskEventData } from '../api-client/follow-task.js';

/** Shows where each subtask stands. */
export interface ProgressBoard {
  show(event: TaskEventData): void;
  end(): void;
}

/** Live bars on a terminal, plain lines elsewhere. */
export function openProgressBoard(): ProgressBoard {
  return process.stdout.isTTY ? new LiveBoard() : new PlainBoard();
}

class LiveBoard implements ProgressBoard {
  private readonly bars = new Map<string, SingleBar>();
  private readonly board = new cliProgress.MultiBar({
    format: '  {name} {bar} {percentage}%  {message}',
    barCompleteChar: '\u2588',
    barIncompleteChar: '\u2591',
    barsize: 30,
    hideCursor: true,
    linewrap: false,
    forceRedraw: true,
  });

  show(event: TaskEventData): void {
    const name = rowOf(event);
    if (name === null) return;
    const bar = this.bars.get(name) ?? this.board.create(100, 0, { name: name.padEnd(10), message: '' });
    this.bars.set(name, bar);
    bar.update(percentOf(event), { message: describe(event) });
  }

  end(): void {
    this.board.stop();
  }
}

class PlainBoard implements ProgressBoard {
  private readonly shown = new Map<string, string>();

  show(event: TaskEventData): void {
    const name = rowOf(event);
    if (name === null) return;
    const tenth = `${event.status} ${Math.floor(percentOf(event) / 10)}`;
    if (this.shown.get(name) === tenth) return;
    this.shown.set(name, tenth);
    console.log(`  ${name.padEnd(10)} ${String(percentOf(event)).padStart(3)}%  ${describe(event)}`);
  }

  end(): void {
    this.shown.clear();
  }
}

function rowOf(event: TaskEventData): string | null {
  if (event.kind === 'subtask') return event.subtask ?? event.name ?? null;
  return event.kind === 'log' || event.kind === 'metrics' ? null : (event.subtask ?? 'task');
}

function percentOf({ status, progress }: TaskEventData): number {
  return status === 'SUCCESS' ? 100 : (progress ?? 0);
}

function describe({ status, message, attempt }: TaskEventData): string {
  return [status, (attempt ?? 1) > 1 ? `attempt ${attempt}` : '', message].filter(Boolean).join('  ');
}
