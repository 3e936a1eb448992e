import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';

/** A request as the service gets it. */
export interface Received {
  readonly route: string;
  readonly query: Readonly<Record<string, string>>;
  readonly authorization: string | undefined;
  readonly body: Record<string, unknown>;
}

export type Reply = (response: ServerResponse, received: Received) => void;

/** A service of pictures: each route has the replies to its next requests, and one for all others. */
export class PictureServer {
  received: Received[] = [];
  private readonly replies = new Map<string, { next: Reply[]; otherwise: Reply }>();
  private readonly server: Server = createServer((request, response) => void this.#answer(request, response));

  static async start(): Promise<PictureServer> {
    const service = new PictureServer();
    service.server.listen(0, '127.0.0.1');
    await once(service.server, 'listening');
    return service;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** `route` is such as `POST /prompt`; the last reply answers all requests after the others. */
  on(route: string, ...replies: [Reply, ...Reply[]]): void {
    const otherwise = replies.at(-1) as Reply;
    this.replies.set(route, { next: replies.slice(0, -1), otherwise });
  }

  /** Answers the next request of a route so, and the others as before. */
  once(route: string, reply: Reply): void {
    this.replies.get(route)?.next.unshift(reply);
  }

  reset(): void {
    this.received = [];
    this.replies.clear();
  }

  count(route: string): number {
    return this.received.filter((request) => request.route === route).length;
  }

  body(route: string): Record<string, unknown> {
    return this.received.find((request) => request.route === route)?.body ?? {};
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://service');
    const text = (await buffer(request)).toString('utf8');
    const route = `${request.method} ${url.pathname}`;
    const body = (text === '' ? {} : JSON.parse(text)) as Received['body'];
    const query = Object.fromEntries(url.searchParams);
    const received = { route, query, authorization: request.headers.authorization, body };
    this.received.push(received);
    const replies = this.replies.get(route);
    if (replies) (replies.next.shift() ?? replies.otherwise)(response, received);
    else json({ detail: 'Not Found' }, 404)(response, received);
  }
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Reply {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
}

/** A failure that may be tried again at once. */
export function fails(status: number, body: unknown = { error: { message: `status ${status}` } }): Reply {
  return json(body, status, { 'retry-after-ms': '1' });
}

export function bytes(content: Buffer | string, type: string): Reply {
  return (response) => void response.writeHead(200, { 'content-type': type }).end(content);
}

/** Takes the request and never answers. */
export const hang: Reply = () => undefined;

export const breakOff: Reply = (response) => void response.destroy();

/** A PNG of one colour. */
export function png(width = 64, height = 64): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#3366cc' } })
    .png()
    .toBuffer();
}
