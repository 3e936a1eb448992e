import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { AnalyticsModule } from './analytics/analytics.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';
import { WorkersModule } from './workers/workers.module.js';
import { AttemptsModule } from './attempts/attempts.module.js';
import { ArtifactRoutesModule } from './artifacts/http/artifact-routes.module.js';
import { ArtifactsModule } from './artifacts/artifacts.module.js';
import { SettingsModule } from './config/settings.module.js';
import { EventsModule } from './events/events.module.js';
import { HealthModule } from './health/health.module.js';
import { ErrorFilter } from './http/error.filter.js';
import { RetentionModule } from './retention/retention.module.js';
import { StoreModule } from './store/store.module.js';
import { TasksModule } from './tasks/tasks.module.js';
import { TemporalModule } from './temporal/temporal.module.js';

/** The API process: the door, the dispatcher, the reconciler and the event streams. */
@Module({
  imports: [
    SettingsModule,
    StoreModule,
    TemporalModule,
    ArtifactsModule,
    ArtifactRoutesModule,
    RetentionModule,
    TasksModule,
    AttemptsModule,
    EventsModule,
    HealthModule,
    WorkersModule,
    AnalyticsModule,
    MetricsModule,
    WebhooksModule,
  ],
  providers: [{ provide: APP_FILTER, useClass: ErrorFilter }],
})
export class ApiModule {}
