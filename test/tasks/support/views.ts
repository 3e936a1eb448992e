import type { StreamEvent } from '../../rig/events/stream-event.js';
import type { TaskView } from '../../rig/http/views.js';

/** A task as its readers see it, with both ends of its lineage. */
export interface RerunView extends TaskView {
  readonly reruns: readonly string[];
}

export interface LogLine {
  readonly seq: number;
  readonly ts: string;
  readonly subtask: string;
  readonly attempt: number;
  readonly level: string;
  readonly message: string;
}

export interface LogPage {
  readonly items: readonly LogLine[];
  readonly next_after: number | null;
  readonly dropped: Readonly<Record<string, number>>;
}

export interface HistoryEntry {
  readonly ts: string;
  readonly action: string;
  readonly actor: string;
  readonly subtask: string | null;
  readonly attempt: number | null;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface History {
  readonly items: readonly HistoryEntry[];
}

export interface BulkAnswer {
  readonly matched: number;
  readonly requested: number;
}

export type EventData = StreamEvent['data'];
