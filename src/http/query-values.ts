import { refuse } from './api-error.js';

export interface Range {
  readonly least: number;
  readonly most: number;
  readonly usual: number;
}

/** A whole number of the query string, or its usual value. Refuses (400) anything else by the parameter's name. */
export function readWholeNumber(name: string, text: string | undefined, { least, most, usual }: Range): number {
  if (text === undefined) return usual;
  const value = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  if (!(value >= least && value <= most)) throw refuse(400, `Send a whole number from ${least} to ${most}.`, name);
  return value;
}

/** One of the choices, or undefined when the parameter is left out. */
export function readChoice<const T extends string>(
  name: string,
  text: string | undefined,
  choices: readonly T[],
): T | undefined {
  if (text === undefined) return undefined;
  const choice = choices.find((candidate) => candidate === text);
  if (!choice) throw refuse(400, `Send one of ${choices.join(', ')}, or leave it out.`, name);
  return choice;
}

/** A moment of the query string, or undefined when it is left out. */
export function readMoment(name: string, text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const moment = parseMoment(text);
  if (!moment) throw refuse(400, MOMENT_HELP, name);
  return moment;
}

export const MOMENT_HELP = 'Send a moment in ISO 8601, such as 2026-01-31T06:00:00Z.';

/** A moment in ISO 8601 that PostgreSQL can hold, or null. */
export function parseMoment(text: string): Date | null {
  const moment = /^\d{4}-\d{2}-\d{2}/.test(text) ? new Date(text) : new Date(NaN);
  return Number.isNaN(moment.getTime()) ? null : moment;
}
