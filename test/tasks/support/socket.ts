import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { StreamEvent } from '../../rig/events/stream-event.js';
import type { ApiClient } from '../../rig/http/api-client.js';
import type { ErrorBody } from '../../rig/http/views.js';
import { waitFor } from '../../rig/wait-for.js';

export type SocketEvent = StreamEvent['data'];
type Message = Partial<SocketEvent & ErrorBody & { readonly subscribed: readonly string[] }>;

/** A client of /api/v1/ws that keeps whatever it hears. */
export class Socket {
  readonly heard: Message[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data) => this.heard.push(JSON.parse((data as Buffer).toString()) as Message));
    this.closed = new Promise((resolve) => {
      socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() }));
    });
  }

  /** Fails with the server's answer when it refuses. */
  static async open({ url }: ApiClient, { origin }: { origin?: string } = {}): Promise<Socket> {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/api/v1/ws`, origin === undefined ? {} : { origin });
    const client = new Socket(socket);
    await once(socket, 'open');
    return client;
  }

  /** Sends a message, as JSON unless it is text or bytes. */
  send(message: object | string | Buffer): void {
    const isRaw = typeof message === 'string' || Buffer.isBuffer(message);
    this.socket.send(isRaw ? message : JSON.stringify(message));
  }

  /** Sends a message and waits until the server has dealt with it; returns the channels heard from then on. */
  async ask(message: object): Promise<readonly string[]> {
    const answers = () => this.heard.filter(({ subscribed }) => subscribed);
    const before = answers().length;
    this.send(message);
    return (await waitFor('an answer on the socket', () => answers()[before]?.subscribed)) ?? [];
  }

  /** Waits for the next refusal. */
  async refusal(): Promise<Message> {
    return waitFor('a refusal on the socket', () => this.heard.find(({ error, kind }) => error && !kind));
  }

  eventsOf(taskId: string): SocketEvent[] {
    return this.heard.filter(({ kind, task_id }) => kind && task_id === taskId) as SocketEvent[];
  }

  /** Waits until it has heard the end of a task; returns all it heard of it. */
  async untilDone(taskId: string): Promise<SocketEvent[]> {
    await waitFor(`done of ${taskId} on the socket`, () => this.eventsOf(taskId).some(({ kind }) => kind === 'done'));
    return this.eventsOf(taskId);
  }

  async close(): Promise<void> {
    this.socket.close();
    await this.closed;
  }
}
