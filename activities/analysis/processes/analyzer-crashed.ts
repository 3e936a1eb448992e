/** The process of an analyzer ended before its report, by a defect or by somebody's hand. Another attempt may succeed. */
export class AnalyzerCrashed extends Error {
  override readonly name = 'AnalyzerCrashed';

  constructor(analyzer: string, reason: string) {
    super(
      `The process of the analyzer ${analyzer} ended with ${reason} before its report. What it said last is in the logs of the` +
        ' subtask. If the system killed it for want of memory, lower CPU_CONCURRENCY or ANALYZER_MEMORY_MB.',
    );
  }
}
