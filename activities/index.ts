import type { DynamicModule, Type } from '@nestjs/common';
import { AnalysisActivities } from './analysis/analysis.activities.js';
import { AnalysisModule } from './analysis/analysis.module.js';

/** The NestJS modules of the domains, one line each. */
export const ACTIVITY_MODULES: (Type | DynamicModule)[] = [AnalysisModule];

/** The classes whose methods are activities, one line each. */
export const ACTIVITY_CLASSES: Type[] = [AnalysisActivities];
