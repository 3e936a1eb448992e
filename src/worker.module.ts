import { type DynamicModule, Module } from '@nestjs/common';
import { ACTIVITY_MODULES } from '../activities/index.js';
import type { TaskQueue } from '../contracts/task-queues.js';
import { ArtifactsModule } from './artifacts/artifacts.module.js';
import { SettingsModule } from './config/settings.module.js';
import { RecordingModule } from './recording/recording.module.js';
import { StoreModule } from './store/store.module.js';
import { AttemptInterceptor } from './subtasks/attempt.interceptor.js';
import { TemporalModule } from './temporal/temporal.module.js';
import { PollWatch } from './worker/poll-watch.js';
import { QUEUES } from './worker/queues.token.js';
import { TemporalWorkers } from './worker/temporal-workers.js';

/** A worker process: the activities of every domain, and the workers of the task queues it was asked to serve. */
@Module({})
export class WorkerModule {
  static forQueues(queues: readonly TaskQueue[]): DynamicModule {
    return {
      module: WorkerModule,
      imports: [SettingsModule, StoreModule, TemporalModule, ArtifactsModule, RecordingModule, ...ACTIVITY_MODULES],
      providers: [AttemptInterceptor, PollWatch, TemporalWorkers, { provide: QUEUES, useValue: queues }],
    };
  }
}
