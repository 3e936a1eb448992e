import { Module } from '@nestjs/common';
import { EventHub } from './event-hub.js';
import { EventListener } from './event-listener.js';
import { EventsController } from './events.controller.js';

@Module({ controllers: [EventsController], providers: [EventHub, EventListener], exports: [EventHub] })
export class EventsModule {}
