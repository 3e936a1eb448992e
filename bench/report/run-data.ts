import type { MachineInfo } from '../machine/machine-info.js';
import type { Options } from '../runner/options.js';
import type { Figures } from '../scenarios/scenario.js';
import type { Sizes } from '../scenarios/sizes.js';

/** The versions of what a stack is made of, by stack. */
export type Versions = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What one stack was measured at in one round. */
export interface StackRound {
  readonly stack: string;
  readonly round: number;
  readonly figures: Figures;
}

export interface Failure {
  readonly stack: string;
  readonly round: number;
  readonly reason: string;
}

/** All that a report is written from. */
export interface RunData {
  readonly options: Options;
  readonly sizes: Sizes;
  readonly machine: MachineInfo;
  readonly started: Date;
  readonly versions: Versions;
  readonly rounds: readonly StackRound[];
  readonly failures: readonly Failure[];
}
