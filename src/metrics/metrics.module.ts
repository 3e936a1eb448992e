import { Module } from '@nestjs/common';
import { MetricsController } from './metrics.controller.js';
import { TaskMetrics } from './task-metrics.js';

@Module({ controllers: [MetricsController], providers: [TaskMetrics] })
export class MetricsModule {}
