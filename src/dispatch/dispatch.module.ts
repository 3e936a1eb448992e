import { Module } from '@nestjs/common';
import { Dispatcher } from './dispatcher.js';
import { Reconciler } from './reconciler.js';
import { TaskCanceller } from './task-canceller.js';
import { TaskStarter } from './task-starter.js';

@Module({ providers: [Dispatcher, Reconciler, TaskCanceller, TaskStarter], exports: [Dispatcher, TaskCanceller] })
export class DispatchModule {}
