import { Injectable } from '@nestjs/common';
import { Database } from './database.js';
import { type EarlierTask, readEarlierTask } from './statements/read-earlier-task.js';

/** Tasks that others build on, for the door and for activities. */
@Injectable()
export class EarlierTasks {
  constructor(private readonly database: Database) {}

  /** Where a tenant's task stands, with its result while that is kept; null when the tenant has none of this id. */
  find(taskId: string, tenant: string): Promise<EarlierTask | null> {
    return readEarlierTask(this.database, taskId.toLowerCase(), tenant);
  }
}
