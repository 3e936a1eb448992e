import type { Severity } from '../../../contracts/analysis/finding.js';
import type { TargetAnswer } from '../target/target-answer.js';
import type { TargetClient } from '../target/target-client.js';

/** The running program: `start` is the page that target_url leads to. */
export interface Site {
  readonly client: TargetClient;
  readonly start: TargetAnswer;
}

export interface ProbeRule {
  readonly severity: Severity;
  readonly cwe: `CWE-${number}`;
  /** What is wrong and what to do. */
  readonly message: string;
}

/** A rule that fired. `evidence` is what was seen, without anything that differs between two runs. */
export interface Sighting {
  readonly rule: string;
  readonly url: string;
  readonly evidence: string;
}

/** One question to a running program. It changes nothing there, and asks only through `site.client`. */
export interface Probe {
  readonly title: string;
  readonly rules: Readonly<Record<string, ProbeRule>>;
  run(site: Site): Promise<readonly Sighting[]>;
}

/** Names the rule for each condition that holds. */
export function sightings(
  url: string,
  seen: readonly (readonly [rule: string, holds: boolean, evidence?: string])[],
): Sighting[] {
  return seen.flatMap(([rule, holds, evidence = rule]) => (holds ? [{ rule, url, evidence }] : []));
}
