import type { Finding } from '../../contracts/analysis/finding.js';
import type { AiEndpoint } from './ai/ai-endpoint.js';

/** What an analyzer is asked beside the tree. Plain JSON: it travels to the analyzer's process. */
export interface AnalyzerRequest {
  /** Where the program runs, and what ANALYSIS_TARGETS says. */
  readonly target?: { readonly url: string; readonly allowed: readonly string[] };
  /** The tree is a folder of this machine, so its version control may be asked; of what was sent in, it is not. */
  readonly hasHistory?: boolean;
  /** Those of the analyzers that it comes after. */
  readonly findings: readonly Finding[];
  readonly ai?: AiEndpoint;
  /** After this many seconds an analyzer comes to an end with what it has, and says so. */
  readonly timeLimitSeconds: number;
}
