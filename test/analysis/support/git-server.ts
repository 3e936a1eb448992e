import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** Serves the repositories below a folder over HTTP, by git's own CGI program. `before` may answer a request itself. */
export class GitServer {
  readonly requests: string[] = [];
  before: (request: IncomingMessage, response: ServerResponse) => boolean = () => false;
  private readonly server: Server;

  private constructor(private readonly folder: string) {
    this.server = createServer((request, response) => {
      this.requests.push(`${request.method} ${request.url}`);
      if (!this.before(request, response)) this.serve(request, response);
    });
  }

  static async start(folder: string): Promise<GitServer> {
    const server = new GitServer(folder);
    server.server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    return server;
  }

  get host(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private serve(request: IncomingMessage, response: ServerResponse): void {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
    const program = spawn(join(execFileSync('git', ['--exec-path'], { encoding: 'utf8' }).trim(), 'git-http-backend'), {
      env: {
        ...process.env,
        GIT_PROJECT_ROOT: this.folder,
        GIT_HTTP_EXPORT_ALL: '1',
        GIT_PROTOCOL: request.headers['git-protocol']?.toString(),
        REQUEST_METHOD: request.method,
        PATH_INFO: pathname,
        QUERY_STRING: search.slice(1),
        CONTENT_TYPE: request.headers['content-type'],
        HTTP_CONTENT_ENCODING: request.headers['content-encoding'],
      },
    });
    request.pipe(program.stdin);
    void pass(program.stdout, response);
  }
}

/** A CGI program begins with its headers. */
async function pass(output: AsyncIterable<Buffer>, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of output) chunks.push(chunk);
  const whole = Buffer.concat(chunks);
  const end = whole.indexOf('\r\n\r\n');
  for (const line of whole.toString('utf8', 0, end).split('\r\n')) {
    const [name = '', value = ''] = line.split(/: (.*)/s);
    if (name === 'Status') response.statusCode = Number.parseInt(value);
    else response.setHeader(name, value);
  }
  response.end(whole.subarray(end + 4));
}
