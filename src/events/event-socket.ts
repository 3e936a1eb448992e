import type { WebSocket } from 'ws';
import type { TaskEvent } from '../store/statements/read-events.js';
import type { EventHub } from './event-hub.js';
import { describeEvent } from './event-stream.js';
import { readSocketMessage } from './socket-message.js';
import { describeProblem, type SocketProblem } from './socket-problem.js';
import type { TaskFeed } from './task-feed.js';

const BUFFERED_BYTES_AT_MOST = 4 * 1024 * 1024;
const CHANNELS_AT_MOST = 500;
const TRY_AGAIN_LATER = 1013;

export interface SocketSources {
  readonly hub: EventHub;
  readonly feed: TaskFeed;
  taskExists(taskId: string): Promise<boolean>;
}

/** One client's socket: the channels it hears, each event once per channel it named. */
export class EventSocket {
  private readonly channels = new Map<string, () => void>();
  private turn: Promise<void> = Promise.resolve();

  constructor(
    private readonly socket: WebSocket,
    private readonly sources: SocketSources,
  ) {
    socket.on('message', (data, isBinary) => {
      if (isBinary) this.send(describeProblem('_', 'Send text, not binary.'));
      // One after the other: a channel that is left right after it was joined must stay left.
      else this.turn = this.turn.then(() => this.handle((data as Buffer).toString()));
    });
    socket.on('close', () => this.leaveAll());
  }

  private async handle(text: string): Promise<void> {
    const message = readSocketMessage(text);
    if ('error' in message) return this.send(message);
    for (const channel of message.unsubscribe) this.leave(channel);
    for (const channel of message.subscribe) {
      const problem = await this.join(channel, message.after[channel] ?? 0);
      if (problem) this.send(problem);
    }
    this.send({ subscribed: [...this.channels.keys()] });
  }

  private async join(channel: string, after: number): Promise<SocketProblem | null> {
    if (this.channels.has(channel)) return null;
    if (this.channels.size >= CHANNELS_AT_MOST)
      return describeProblem(channel, `A socket hears at most ${CHANNELS_AT_MOST} channels. Open another one.`);
    if (channel === 'tasks') {
      this.channels.set(
        channel,
        this.sources.feed.listen((event) => this.deliver(event)),
      );
      return null;
    }
    const taskId = channel.slice('task:'.length);
    if (!(await this.exists(taskId)))
      return describeProblem(channel, 'There is no task of this id. GET /api/v1/tasks lists the newest.', 'Not found');
    if (this.socket.readyState !== this.socket.OPEN || this.channels.has(channel)) return null;
    const subscriber = { cursor: after, deliver: (event: TaskEvent) => this.deliver(event) };
    this.channels.set(channel, this.sources.hub.subscribe(taskId, subscriber));
    return null;
  }

  private async exists(taskId: string): Promise<boolean> {
    // While the store is away the subscription stands: its events come with the reconnection.
    return this.sources.taskExists(taskId).catch(() => true);
  }

  private leave(channel: string): void {
    this.channels.get(channel)?.();
    this.channels.delete(channel);
  }

  private leaveAll(): void {
    for (const channel of [...this.channels.keys()]) this.leave(channel);
  }

  private deliver(event: TaskEvent): void {
    this.send(describeEvent(event));
    // A reader that stands still is cut off; it comes back with `after` and loses nothing.
    if (this.socket.bufferedAmount > BUFFERED_BYTES_AT_MOST) this.socket.close(TRY_AGAIN_LATER, 'Reads too slowly');
  }

  private send(message: object): void {
    if (this.socket.readyState === this.socket.OPEN) this.socket.send(JSON.stringify(message));
  }
}
