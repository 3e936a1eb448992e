import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import type { PinnedHosts } from './pinned-hosts.js';

/** A proxy for programs that connect by themselves: whatever they ask for, it goes to a checked address or is refused with 403. */
export class GuardedProxy {
  readonly #server: Server;

  constructor(private readonly hosts: PinnedHosts) {
    this.#server = createServer((asked, answer) => void this.#forward(asked, answer));
    this.#server.on('connect', (asked: IncomingMessage, socket: Duplex) => void this.#tunnel(asked.url ?? '', socket));
  }

  /** Starts it on a free port of 127.0.0.1 and gives its URL. */
  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #forward(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    try {
      const { url, address } = await this.hosts.pin(asked.url ?? '');
      const { method, headers } = asked;
      const options = { host: address, port: url.port || 80, path: `${url.pathname}${url.search}`, method, headers };
      const onward = request(options, (response) => {
        answer.writeHead(response.statusCode ?? 502, response.headers);
        response.pipe(answer);
      });
      onward.on('error', () => answer.destroy());
      asked.pipe(onward);
    } catch (error) {
      answer.writeHead(403, { 'content-type': 'text/plain' }).end((error as Error).message);
    }
  }

  async #tunnel(host: string, socket: Duplex): Promise<void> {
    socket.on('error', () => socket.destroy());
    try {
      const { url, address } = await this.hosts.pin(`https://${host}/`);
      const onward = connect(Number(url.port || 443), address, () => {
        socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
        onward.pipe(socket).pipe(onward);
      });
      onward.on('error', () => socket.destroy());
    } catch {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    }
  }
}
