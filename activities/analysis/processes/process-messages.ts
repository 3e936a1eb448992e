import type { AnalyzerReport } from '../../../contracts/analysis/finding.js';
import type { AnalyzerRequest } from '../analyzer-request.js';

/** What a process is asked to do. */
export interface ProcessTask {
  readonly analyzer: string;
  /** Absolute and real. */
  readonly root: string;
  readonly request: AnalyzerRequest;
  /** The line that ends what it prints on each stream: what comes after belongs to the next task. */
  readonly endMark: string;
}

export interface ProcessProgress {
  readonly percent: number;
  readonly message: string;
}

/** An error's class does not survive the way between processes; its name and message do. */
export type ProcessResult =
  | { readonly report: AnalyzerReport }
  | { readonly error: { readonly name: string; readonly message: string; readonly stack: string | undefined } };

export type ProcessMessage = ProcessProgress | ProcessResult;
