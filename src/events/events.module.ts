import { Module } from '@nestjs/common';
import { EventHub } from './event-hub.js';
import { EventListener } from './event-listener.js';
import { EventSockets } from './event-sockets.js';
import { EventsController } from './events.controller.js';
import { TaskFeed } from './task-feed.js';

@Module({ controllers: [EventsController], providers: [EventHub, EventListener, EventSockets, TaskFeed] })
export class EventsModule {}
