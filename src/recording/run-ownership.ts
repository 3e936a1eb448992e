import { Injectable } from '@nestjs/common';
import { WorkflowNotFoundError } from '@temporalio/client';
import { Database } from '../store/database.js';
import { handOverTask } from '../store/statements/hand-over-task.js';
import { TemporalClient } from '../temporal/temporal-client.js';

/** Decides, when two runs of one workflow want to write the same task, whose word counts: the engine's current run. */
@Injectable()
export class RunOwnership {
  constructor(
    private readonly database: Database,
    private readonly temporal: TemporalClient,
  ) {}

  /** Hands the task to this run if the engine says it is the current one; false otherwise. */
  async claim(taskId: string, runId: string): Promise<boolean> {
    if ((await this.currentRun(taskId)) !== runId) return false;
    await handOverTask(this.database, taskId, runId);
    return true;
  }

  private async currentRun(taskId: string): Promise<string | null> {
    try {
      return (await this.temporal.client.workflow.getHandle(taskId).describe()).runId;
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return null;
      throw error;
    }
  }
}
