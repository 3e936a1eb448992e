import { Injectable, Logger } from '@nestjs/common';
import { Database } from '../store/database.js';
import { readEvents, type TaskEvent } from '../store/statements/read-events.js';
import { EventListener } from './event-listener.js';
import { TaskFeed } from './task-feed.js';

const PAGE = 500;
const RETRY_MS = 500;

/** Hears the events of one task in order, each once. `cursor` is the `seq` of the last one delivered. */
export interface Subscriber {
  cursor: number;
  deliver(event: TaskEvent): void;
}

interface Channel {
  readonly subscribers: Set<Subscriber>;
  pumping: boolean;
  stale: boolean;
}

/**
 * Fans the events of tasks out in memory, whatever the number of listeners: a wake-up reads a task's new rows once and
 * every subscriber takes those past its own cursor. Joining late is the same as catching up.
 */
@Injectable()
export class EventHub {
  private readonly logger = new Logger(EventHub.name);
  private readonly channels = new Map<string, Channel>();

  constructor(
    private readonly database: Database,
    listener: EventListener,
    feed: TaskFeed,
  ) {
    listener.onWake = (taskId) => {
      if (taskId !== null) feed.notice(taskId);
      for (const id of taskId === null ? this.channels.keys() : [taskId]) this.wake(id);
    };
  }

  /** Delivers everything past the subscriber's cursor, now and from now on. Returns how to leave. */
  subscribe(taskId: string, subscriber: Subscriber): () => void {
    const channel = this.channels.get(taskId) ?? { subscribers: new Set(), pumping: false, stale: false };
    this.channels.set(taskId, channel);
    channel.subscribers.add(subscriber);
    this.wake(taskId);
    return () => {
      channel.subscribers.delete(subscriber);
      if (channel.subscribers.size === 0 && this.channels.get(taskId) === channel) this.channels.delete(taskId);
    };
  }

  private wake(taskId: string): void {
    const channel = this.channels.get(taskId);
    if (!channel) return;
    channel.stale = true;
    if (!channel.pumping) void this.pump(taskId, channel);
  }

  private async pump(taskId: string, channel: Channel): Promise<void> {
    channel.pumping = true;
    try {
      while (channel.stale && channel.subscribers.size > 0) {
        channel.stale = false;
        await this.deliverNew(taskId, channel);
      }
    } catch (error) {
      this.logger.warn(`Events of ${taskId} wait: ${(error as Error).message}`);
      // What was not read now may be the last of the task: nobody would wake this channel for it again.
      setTimeout(() => this.wake(taskId), RETRY_MS).unref();
    } finally {
      channel.pumping = false;
    }
  }

  private async deliverNew(taskId: string, channel: Channel): Promise<void> {
    // Whoever joins while the page is read may need what is before it: the join has made the channel stale again.
    const present = [...channel.subscribers];
    const after = Math.min(...present.map(({ cursor }) => cursor));
    const events = await readEvents(this.database, taskId, after, PAGE);
    for (const event of events) {
      for (const subscriber of present) {
        if (event.seq <= subscriber.cursor || !channel.subscribers.has(subscriber)) continue;
        subscriber.cursor = event.seq;
        subscriber.deliver(event);
      }
    }
    if (events.length === PAGE) channel.stale = true;
  }
}
