import { Injectable } from '@nestjs/common';
import { Database } from './database.js';
import { readSeries, type SeriesRow } from './statements/read-series.js';

const ALL = 2 ** 31 - 1;

/** What subtasks have told step by step, for activities. */
@Injectable()
export class TaskSeries {
  constructor(private readonly database: Database) {}

  /** Every step of a subtask, in the order of the number that `by` names; of several with the same one the last. */
  read(taskId: string, subtask: string, by: string): Promise<SeriesRow[]> {
    return readSeries(this.database, taskId, { subtask, by, points: ALL });
  }
}
