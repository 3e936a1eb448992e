import type { MessagePort } from 'node:worker_threads';
import type { AnalyzerReport } from '../../../contracts/analysis/finding.js';

export interface ThreadTask {
  readonly analyzer: string;
  /** Absolute and real. */
  readonly root: string;
  readonly port: MessagePort;
}

export interface ThreadProgress {
  readonly percent: number;
  readonly message: string;
}

/** An error's class does not survive the way between threads; its name and message do. */
export type ThreadResult =
  | { readonly report: AnalyzerReport }
  | { readonly error: { readonly name: string; readonly message: string; readonly stack: string | undefined } };
