import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { waitFor } from '../../rig/wait-for.js';

export interface ReceivedWebhook {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly answered: number;
}

/** A server that hears webhooks. It answers each with the next status planned for its path, and with 200 past those. */
export class WebhookReceiver {
  readonly received: ReceivedWebhook[] = [];
  private readonly planned = new Map<string, number[]>();
  private readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => {
      void text(request).then((body) => {
        const { url: path = '', headers } = request;
        const answered = this.planned.get(path)?.shift() ?? 200;
        this.received.push({ path, headers, body, answered });
        response.writeHead(answered, { location: '/moved' }).end();
      });
    });
  }

  async start(): Promise<void> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
  }

  /** The URL of a path at which the next answers are these. */
  plan(path: string, ...statuses: number[]): string {
    this.planned.set(path, statuses);
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}${path}`;
  }

  at(path: string): ReceivedWebhook[] {
    return this.received.filter((webhook) => webhook.path === path);
  }

  /** Waits until so many have come to a path. */
  async waitFor(path: string, count = 1): Promise<ReceivedWebhook[]> {
    return waitFor(`${count} webhooks at ${path}`, () => this.at(path).length >= count && this.at(path));
  }

  async waitForOne(path: string): Promise<ReceivedWebhook> {
    return waitFor(`a webhook at ${path}`, () => this.at(path)[0]);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}
