import { Module, type Type } from '@nestjs/common';
import { DataActivities } from './data.activities.js';
import { JudgementActivities } from './judgement.activities.js';
import { PredictionActivities } from './prediction.activities.js';
import { TrainerProcesses } from './processes/trainer-processes.js';
import { SearchActivities } from './search.activities.js';
import { TrackingActivities } from './tracking.activities.js';
import { StoredFiles } from './stored-files.js';
import { TrainingActivities } from './training.activities.js';

/** The classes whose methods are activities. */
export const TRAINING_ACTIVITIES: Type[] = [
  DataActivities,
  TrainingActivities,
  SearchActivities,
  JudgementActivities,
  PredictionActivities,
  TrackingActivities,
];

/** Needs Artifacts and StoredValues from global modules. */
@Module({
  providers: [StoredFiles, TrainerProcesses, ...TRAINING_ACTIVITIES],
  exports: TRAINING_ACTIVITIES,
})
export class TrainingModule {}
