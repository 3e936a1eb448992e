import type { MachineInfo } from '../machine/machine-info.js';
import type { ChaosOptions } from './options.js';
import type { Verdict } from './verdict.js';

/** One trial of one stack: what became of its tasks, or why that cannot be said. */
export type StackTrial = { readonly stack: string; readonly trial: string } & (
  { readonly verdict: Verdict } | { readonly failure: string }
);

/** All that the report is written from. */
export interface ChaosData {
  readonly options: ChaosOptions;
  readonly machine: MachineInfo;
  readonly started: Date;
  readonly versions: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly trials: readonly StackTrial[];
}
