import type { DynamicModule, Type } from '@nestjs/common';
import { AnalysisActivities } from './analysis/analysis.activities.js';
import { SourceActivities } from './analysis/source.activities.js';
import { AnalysisModule } from './analysis/analysis.module.js';
import { IMAGING_ACTIVITIES, ImagingModule } from './imaging/imaging.module.js';
import { TRAINING_ACTIVITIES, TrainingModule } from './training/training.module.js';
import { WebhookActivities } from './webhooks/webhook.activities.js';
import { WebhookActivitiesModule } from './webhooks/webhooks.module.js';

/** The NestJS modules of the domains, one line each. */
export const ACTIVITY_MODULES: (Type | DynamicModule)[] = [
  AnalysisModule,
  TrainingModule,
  ImagingModule,
  WebhookActivitiesModule,
];

/** The classes whose methods are activities, one line each. */
export const ACTIVITY_CLASSES: Type[] = [
  AnalysisActivities,
  SourceActivities,
  ...TRAINING_ACTIVITIES,
  ...IMAGING_ACTIVITIES,
  WebhookActivities,
];

/** Adds the modules and activity classes of a pack; to be called before a worker is made. */
export function registerActivities(modules: readonly Type[], classes: readonly Type[]): void {
  ACTIVITY_MODULES.push(...modules);
  ACTIVITY_CLASSES.push(...classes);
}
