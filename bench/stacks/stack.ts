import type { NamedProcess } from '../machine/process-table.js';

/** What a stack is started with: everything of its own. */
export interface StackPlace {
  /** Empty at the start, removed at the end. */
  readonly folder: string;
  /** What its processes print, one file each. */
  readonly logs: string;
  /** The value of BENCH_LOG. */
  readonly benchLog: string;
  readonly ports: BenchPorts;
  /** How many bodies its workers run at once. */
  readonly slots: number;
}

/** The ports of the stacks, of which only one runs at a time. */
export interface BenchPorts {
  readonly api: number;
  readonly redis: number;
  readonly postgres: number;
  readonly temporal: number;
  readonly temporalUi: number;
}

export interface RunningStack {
  readonly origin: string;
  /** The path before `/tasks`. */
  readonly prefix: string;
  /** How many bodies its workers run at once. */
  readonly slots: number;
  processes(): readonly NamedProcess[];
  /** From now on what dies is started again, as a process manager does. Called once at most. */
  keepRunning(): void;
  stop(): Promise<void>;
}

export interface Stack {
  readonly name: string;
  readonly title: string;
  /** Versions of what it is made of. Throws, saying what to do, when it is not installed. */
  versions(): Promise<Readonly<Record<string, string>>>;
  start(place: StackPlace): Promise<RunningStack>;
}
