import type { AiEndpoint } from './ai/ai-endpoint.js';
import type { GitLimits } from '../../contracts/analysis/git-source.js';

/** What the analysis needs to know of its process; the application binds it to its settings. */
export abstract class AnalysisSettings {
  /** The folders below which a `path` may be analyzed. Absolute; none means that paths are refused. */
  abstract readonly roots: readonly string[];
  /** Where archives are unpacked for a while. Made when missing. */
  abstract readonly scratchFolder: string;
  abstract readonly git: GitLimits;
  /** Absent: the analyzer ai is skipped. */
  readonly ai?: AiEndpoint;
  /** Heap of one analyzer in MiB; 1024 when absent. One that needs more ends with AnalyzerOutOfMemory. */
  readonly analyzerMemoryMb?: number;
  /** After how many seconds an analyzer ends with a partial report; 480 when absent. */
  readonly analyzerTimeLimitSeconds?: number;
  /** What target_url may lead to: host names, addresses, networks. None when absent. */
  readonly targets?: readonly string[];
  /** Where programs are looked for that do not come with the product. None when absent. */
  readonly programFolders?: readonly string[];
}
