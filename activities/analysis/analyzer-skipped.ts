import { SUBTASK_SKIPPED } from '../../contracts/task-run.js';

/** The analyzer has nothing to do here; the message is the reason that the result shows. Its subtask ends as SKIPPED. */
export class AnalyzerSkipped extends Error {
  override readonly name = SUBTASK_SKIPPED;
}
