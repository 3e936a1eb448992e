import type { Match } from './rule.js';

/** Any of these patterns. `$NAME` stands for one node, `$$$NAME` for any number. */
export function patterns(...alternatives: readonly string[]): Match {
  return { rule: { any: alternatives.map((pattern) => ({ pattern })) } };
}

/** Any of these patterns, the metavariables bounded by a regular expression on their text. */
export function bounded(bounds: Readonly<Record<string, string>>, ...alternatives: readonly string[]): Match {
  const constraints = Object.fromEntries(Object.entries(bounds).map(([name, regex]) => [name, { regex }]));
  return { ...patterns(...alternatives), constraints };
}

/** A node of one of these kinds whose whole text matches. */
export function text(kinds: readonly string[], regex: string): Match {
  return { rule: { any: kinds.map((kind) => ({ kind, regex })) } };
}
