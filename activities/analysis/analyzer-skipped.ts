import { SUBTASK_SKIPPED } from '../../contracts/task-run.js';

/** An analyzer has nothing to do here; the message says what it lacks. */
export class AnalyzerSkipped extends Error {
  override readonly name = SUBTASK_SKIPPED;
}
