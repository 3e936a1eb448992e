import { Global, Module } from '@nestjs/common';
import { Database } from './database.js';
import { EarlierTasks } from './earlier-tasks.js';
import { Migrations } from './migrations.js';

@Global()
@Module({ providers: [Database, EarlierTasks, Migrations], exports: [Database, EarlierTasks] })
export class StoreModule {}
