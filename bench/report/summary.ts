import { median } from '../client/percentile.js';
import type { StackRound } from './run-data.js';

/** A figure over all rounds. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly rounds: number;
}

/** By stack, then by figure. */
export type Summary = Readonly<Record<string, Readonly<Record<string, Spread>>>>;

export function summarize(rounds: readonly StackRound[]): Summary {
  const stacks = [...new Set(rounds.map(({ stack }) => stack))];
  return Object.fromEntries(stacks.map((stack) => [stack, spreads(rounds.filter((round) => round.stack === stack))]));
}

function spreads(rounds: readonly StackRound[]): Readonly<Record<string, Spread>> {
  const names = [...new Set(rounds.flatMap(({ figures }) => Object.keys(figures)))];
  return Object.fromEntries(
    names.map((name) => [name, spread(rounds.flatMap(({ figures }) => figures[name] ?? []))] as const),
  );
}

export function spread(values: readonly number[]): Spread {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values), rounds: values.length };
}
