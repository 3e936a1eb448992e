import { Module } from '@nestjs/common';
import { DispatchModule } from '../dispatch/dispatch.module.js';
import { InputArtifacts } from '../door/input-artifacts.js';
import { CancelController } from './cancel.controller.js';
import { RerunController } from './rerun.controller.js';
import { SubmitController } from './submit.controller.js';
import { TaskRerunner } from './task-rerunner.js';
import { TaskSubmitter } from './task-submitter.js';
import { TaskTypesController } from './task-types.controller.js';
import { TasksController } from './tasks.controller.js';
import { TrailController } from './trail.controller.js';

@Module({
  imports: [DispatchModule],
  controllers: [
    SubmitController,
    TasksController,
    CancelController,
    RerunController,
    TrailController,
    TaskTypesController,
  ],
  providers: [TaskSubmitter, TaskRerunner, InputArtifacts],
})
export class TasksModule {}
