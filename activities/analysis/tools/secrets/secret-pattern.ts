import type { Severity } from '../../../../contracts/analysis/finding.js';

/** A kind of secret that is known by its form alone. */
export interface SecretPattern {
  readonly id: string;
  readonly severity: Severity;
  /** What it is, as the start of a sentence. */
  readonly title: string;
  /** One of these texts is in every file that has one: the expression is tried only then. */
  readonly hints: readonly string[];
  /** Global. The group `secret` is what must never be shown; without it, the whole match. */
  readonly expression: RegExp;
}
