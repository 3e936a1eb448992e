import { Global, Module } from '@nestjs/common';
import { Database } from './database.js';
import { Migrations } from './migrations.js';

@Global()
@Module({ providers: [Database, Migrations], exports: [Database] })
export class StoreModule {}
