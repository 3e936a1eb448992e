import type { DynamicModule, Type } from '@nestjs/common';
import { AnalysisActivities } from './analysis/analysis.activities.js';
import { AnalysisModule } from './analysis/analysis.module.js';
import { WebhookActivities } from './webhooks/webhook.activities.js';
import { WebhookActivitiesModule } from './webhooks/webhooks.module.js';

/** The NestJS modules of the domains, one line each. */
export const ACTIVITY_MODULES: (Type | DynamicModule)[] = [AnalysisModule, WebhookActivitiesModule];

/** The classes whose methods are activities, one line each. */
export const ACTIVITY_CLASSES: Type[] = [AnalysisActivities, WebhookActivities];
