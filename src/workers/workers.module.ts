import { Module } from '@nestjs/common';
import { WorkerPresence } from './worker-presence.js';
import { WorkersController } from './workers.controller.js';

@Module({ controllers: [WorkersController], providers: [WorkerPresence], exports: [WorkerPresence] })
export class WorkersModule {}
