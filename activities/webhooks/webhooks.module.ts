import { Module } from '@nestjs/common';
import { WebhookActivities } from './webhook.activities.js';

@Module({ providers: [WebhookActivities], exports: [WebhookActivities] })
export class WebhookActivitiesModule {}
