import { millisecondsBetween } from '../client/clock.js';
import type { BodyLog } from './body-log.js';
import type { Held } from './held-by-broker.js';

/** What became of the tasks of a trial. */
export interface Verdict {
  readonly accepted: number;
  /** Bodies that ran to their end. */
  readonly finished: number;
  /** Accepted, and their bodies never ran to their end. */
  readonly lost: number;
  /** Those of the lost ones that are not gone. */
  readonly held: Held;
  /** Bodies that ran to their end more than once. */
  readonly ran_twice: number;
  readonly told_success: number;
  /** Other answers to the question for the status, and how often each was given. */
  readonly told_otherwise: Readonly<Record<string, number>>;
  /** Requests that clients sent again. */
  readonly repeated: number;
  /** From the kill until the last body had finished; null when one was lost. */
  readonly finished_s: number | null;
}

export interface Evidence {
  /** Of the accepted tasks. */
  readonly tags: readonly string[];
  readonly log: BodyLog;
  readonly statuses: ReadonlyMap<string, string>;
  readonly held: Held;
  readonly repeated: number;
  readonly killed: bigint;
}

export function judge({ tags, log, statuses, held, repeated, killed }: Evidence): Verdict {
  const ends = tags.map((tag) => log.ends.get(tag) ?? []);
  const firsts = ends.flatMap(([first]) => (first === undefined ? [] : [millisecondsBetween(killed, first)]));
  const lost = tags.length - firsts.length;
  const told = [...statuses.values()];
  return {
    accepted: tags.length,
    finished: firsts.length,
    lost,
    held,
    ran_twice: ends.filter(({ length }) => length > 1).length,
    told_success: told.filter((status) => status === 'SUCCESS').length,
    told_otherwise: countEach(told.filter((status) => status !== 'SUCCESS')),
    repeated,
    finished_s: lost > 0 ? null : Math.round(Math.max(0, ...firsts) / 100) / 10,
  };
}

function countEach(values: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
