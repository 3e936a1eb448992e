import type { BenchLog } from '../client/bench-log.js';
import type { StackClient } from '../client/stack-client.js';
import type { RunningStack } from '../stacks/stack.js';
import type { Sizes } from './sizes.js';

export interface ScenarioContext {
  readonly stack: RunningStack;
  /** With 32 connections. */
  readonly client: StackClient;
  readonly log: BenchLog;
  readonly sizes: Sizes;
  /** A tag that no other task of this run has. */
  readonly nextTag: () => string;
}

/** What was measured, by its name in report/measures.ts. */
export type Figures = Readonly<Record<string, number>>;

export interface Scenario {
  readonly name: string;
  readonly does: string;
  measure(context: ScenarioContext): Promise<Figures>;
}

/** As many as there are connections. */
export const CLIENTS = 32;
