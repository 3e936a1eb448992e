import { Module } from '@nestjs/common';
import { InputArtifacts } from '../door/input-artifacts.js';
import { AttemptRecorder } from './attempt-recorder.js';
import { RecorderActivities } from './recorder.activities.js';
import { RunOwnership } from './run-ownership.js';
import { TaskAdoption } from './task-adoption.js';

@Module({
  providers: [AttemptRecorder, RecorderActivities, RunOwnership, TaskAdoption, InputArtifacts],
  exports: [AttemptRecorder, RecorderActivities],
})
export class RecordingModule {}
