import { Inject, Injectable } from '@nestjs/common';
import { BlobStore } from '../artifacts/blobs/blob-store.js';
import type { ProcessSettings } from '../config/boot-settings.js';
import { SETTINGS } from '../config/settings.token.js';
import { Database } from '../store/database.js';
import { readExpiredTasks } from './statements/expired-tasks.js';
import { purgeTasks } from './statements/purge-tasks.js';
import { sweepArtifacts } from './statements/sweep-artifacts.js';
import { trimEvents } from './statements/trim-events.js';
import { sweepBlobs } from './sweep-blobs.js';

const TASKS = 100;
const EVENTS = 20_000;
const ARTIFACTS = 500;
const DAY_MS = 24 * 3600 * 1000;

/** What one pass took away. */
export interface Swept {
  readonly tasks: number;
  readonly artifacts: number;
  readonly blobs: number;
}

/**
 * Takes away what has passed its time: the payload of expired tasks, artifacts that nothing refers to, and the bytes of
 * those. Works in batches, each committed by itself, so a pass that is cut short is simply continued by the next.
 */
@Injectable()
export class RetentionPass {
  constructor(
    private readonly database: Database,
    private readonly blobs: BlobStore,
    @Inject(SETTINGS) private readonly settings: ProcessSettings,
  ) {}

  /** Stops between two batches once the signal aborts. */
  async run(signal: AbortSignal): Promise<Swept> {
    const tasks = await this.purgeTasks(signal);
    const artifacts = await this.sweepArtifacts(signal);
    const blobs = signal.aborted ? 0 : await sweepBlobs(this.database, this.blobs);
    if (!signal.aborted) await this.blobs.sweepUnfinished(new Date(Date.now() - DAY_MS));
    return { tasks, artifacts, blobs };
  }

  private async purgeTasks(signal: AbortSignal): Promise<number> {
    for (let purged = 0; ;) {
      const taskIds = signal.aborted ? [] : await readExpiredTasks(this.database, TASKS);
      if (taskIds.length === 0) return purged;
      while ((await trimEvents(this.database, taskIds, EVENTS)) === EVENTS) if (signal.aborted) return purged;
      const count = await purgeTasks(this.database, taskIds);
      purged += count;
      // Rows that somebody holds stay expired: the next pass takes them.
      if (count < taskIds.length || taskIds.length < TASKS) return purged;
    }
  }

  private async sweepArtifacts(signal: AbortSignal): Promise<number> {
    for (let swept = 0; ;) {
      if (signal.aborted) return swept;
      const { looked_at, deleted } = await sweepArtifacts(this.database, ARTIFACTS, this.settings.artifactUploadDays);
      swept += deleted;
      if (looked_at < ARTIFACTS) return swept;
    }
  }
}
