import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { ProcessSettings } from '../config/boot-settings.js';
import { SETTINGS } from '../config/settings.token.js';
import { refuse } from '../http/api-error.js';
import { declineUpgrade } from '../http/decline-upgrade.js';
import { describeRaw } from '../http/early-errors.js';
import { Database } from '../store/database.js';
import { readStatus } from '../store/statements/read-status.js';
import { EventHub } from './event-hub.js';
import { EventSocket } from './event-socket.js';
import { TaskFeed } from './task-feed.js';

const PATH = /^\/api\/v1\/ws\/?$/;
const PING_MS = 15_000;
const MESSAGE_BYTES_AT_MOST = 64 * 1024;
const GOING_AWAY = 1001;
const ORIGIN_HELP = 'Pages of this origin may not listen. Name it in CORS_ORIGINS.';

/** WebSockets at /api/v1/ws, on the server of the API: the events that Server-Sent Events carry, many tasks a socket. */
@Injectable()
export class EventSockets implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly server = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_BYTES_AT_MOST });
  private readonly silent = new WeakSet<WebSocket>();
  private pings: NodeJS.Timeout | undefined;

  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly hub: EventHub,
    private readonly feed: TaskFeed,
    private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: ProcessSettings,
  ) {}

  onApplicationBootstrap(): void {
    const http = this.adapter.httpAdapter.getHttpServer() as Server;
    http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      if (request.headers.upgrade?.toLowerCase() === 'websocket') this.upgrade(request, socket, head);
      else declineUpgrade(http, request, socket, head);
    });
    this.server.on('wsClientError', (error, socket) => socket.end(describeRaw(refuse(400, `${error.message}.`))));
    this.pings = setInterval(() => this.pingAll(), PING_MS);
  }

  onModuleDestroy(): void {
    clearInterval(this.pings);
    for (const socket of this.server.clients) socket.close(GOING_AWAY, 'The server stops; connect again');
    this.server.close();
  }

  private upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // A client may be gone in the middle of this; unheard, the event would end the process.
    socket.on('error', () => socket.destroy());
    const path = request.url?.split('?')[0] ?? '';
    if (!PATH.test(path)) return void socket.end(describeRaw(refuse(404, 'WebSockets are served at /api/v1/ws.')));
    if (!this.allows(request)) return void socket.end(describeRaw(refuse(403, ORIGIN_HELP)));
    this.server.handleUpgrade(request, socket, head, (client) => this.serve(client));
  }

  /** Pages of other origins may listen only when CORS_ORIGINS names them; programs send no origin. */
  private allows({ headers }: IncomingMessage): boolean {
    const { origin, host } = headers;
    if (origin === undefined) return true;
    return this.settings.corsOrigins.includes(origin) || (URL.canParse(origin) && new URL(origin).host === host);
  }

  private serve(client: WebSocket): void {
    const taskExists = async (taskId: string) => (await readStatus(this.database, taskId)) !== null;
    client.on('error', () => client.terminate());
    client.on('pong', () => this.silent.delete(client));
    new EventSocket(client, { hub: this.hub, feed: this.feed, taskExists });
  }

  private pingAll(): void {
    for (const client of this.server.clients) {
      if (this.silent.has(client)) client.terminate();
      this.silent.add(client);
      client.ping();
    }
  }
}
