import { Global, Module } from '@nestjs/common';
import { Database } from './database.js';
import { EarlierTasks } from './earlier-tasks.js';
import { Migrations } from './migrations.js';
import { TaskSeries } from './task-series.js';

@Global()
@Module({ providers: [Database, EarlierTasks, TaskSeries, Migrations], exports: [Database, EarlierTasks, TaskSeries] })
export class StoreModule {}
