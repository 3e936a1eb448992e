import { SUBTASK_SKIPPED } from '../../../contracts/task-run.js';

/** No model was trained. The subtask ends as SKIPPED. */
export class NothingToTrack extends Error {
  override readonly name = SUBTASK_SKIPPED;

  constructor() {
    super('No model was trained, so there is nothing to tell MLflow.');
  }
}
