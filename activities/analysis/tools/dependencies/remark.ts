import type { DependencyRule } from './dependency-rules.js';

/** Something to say about a manifest, at a position of its text. `detail` follows the rule's description. */
export interface Remark {
  readonly rule: DependencyRule;
  readonly position: number;
  readonly detail?: string;
}
