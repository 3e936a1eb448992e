import { Module } from '@nestjs/common';
import { DispatchModule } from '../dispatch/dispatch.module.js';
import { InputArtifacts } from '../door/input-artifacts.js';
import { NamedTasks } from '../door/named-tasks.js';
import { Announcer } from './announcer.js';
import { BulkController } from './bulk.controller.js';
import { CancelRequests } from './cancel-requests.js';
import { CancelController } from './cancel.controller.js';
import { RerunController } from './rerun.controller.js';
import { SeriesController } from './series.controller.js';
import { SubmitController } from './submit.controller.js';
import { TaskRerunner } from './task-rerunner.js';
import { TaskSubmitter } from './task-submitter.js';
import { TaskTypesController } from './task-types.controller.js';
import { TasksController } from './tasks.controller.js';
import { TrailController } from './trail.controller.js';
import { WorkersModule } from '../workers/workers.module.js';

@Module({
  imports: [DispatchModule, WorkersModule],
  controllers: [
    SubmitController,
    BulkController,
    TasksController,
    CancelController,
    RerunController,
    TrailController,
    SeriesController,
    TaskTypesController,
  ],
  providers: [Announcer, TaskSubmitter, TaskRerunner, CancelRequests, InputArtifacts, NamedTasks],
})
export class TasksModule {}
