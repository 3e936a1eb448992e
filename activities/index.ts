import type { DynamicModule, Type } from '@nestjs/common';

/** The NestJS modules of the domains, one line each. */
export const ACTIVITY_MODULES: (Type | DynamicModule)[] = [];

/** The classes whose methods are activities, one line each. */
export const ACTIVITY_CLASSES: Type[] = [];
