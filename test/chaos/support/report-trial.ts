import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../../rig/repository.js';

export interface TrialReport {
  readonly trial: string;
  readonly tasks: number;
  /** From the end of the fault until every service runs and /health/ready answers 200. */
  readonly readyMs: number;
  /** From the end of the fault until every accepted task has ended. */
  readonly finishedMs: number;
  readonly problems: number;
}

const FOLDER = join(REPOSITORY, '.millrace', 'test');

/** Prints how long a trial took, and appends it to `.millrace/test/chaos.jsonl`, one JSON object a line. */
export function reportTrial(report: TrialReport): void {
  mkdirSync(FOLDER, { recursive: true });
  appendFileSync(join(FOLDER, 'chaos.jsonl'), `${JSON.stringify({ at: new Date().toISOString(), ...report })}\n`);
  const seconds = (ms: number) => (ms / 1000).toFixed(1);
  process.stderr.write(
    `chaos: ${report.trial}: ready again after ${seconds(report.readyMs)} s, ` +
      `${report.tasks} tasks finished after ${seconds(report.finishedMs)} s\n`,
  );
}
