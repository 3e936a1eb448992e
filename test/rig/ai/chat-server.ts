import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** A question as the endpoint gets it. `chunk` is the user message, read as JSON. */
export interface Asked {
  readonly at: number;
  readonly authorization: string | undefined;
  readonly body: Record<string, unknown> & { readonly messages: readonly { role: string; content: string }[] };
  readonly chunk: {
    readonly file: string;
    readonly code: string;
    readonly found_by_other_tools: readonly { line: number; rule: string; cwe: string | null }[];
  };
}

export type Reply = (response: ServerResponse, asked: Asked) => void;

/** An endpoint of chat completions. Each request gets the next of `replies`, or `otherwise` when there is none. */
export class ChatServer {
  asked: Asked[] = [];
  replies: Reply[] = [];
  otherwise: Reply = answer([]);
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => {
      void json(request).then((received) => {
        const body = received as Asked['body'];
        const chunk = JSON.parse(body.messages[1]?.content ?? 'null') as Asked['chunk'];
        const asked = { at: performance.now(), authorization: request.headers.authorization, body, chunk };
        this.asked.push(asked);
        if (request.url === '/v1/chat/completions') (this.replies.shift() ?? this.otherwise)(response, asked);
        else response.writeHead(404).end();
      });
    });
  }

  static async start(): Promise<ChatServer> {
    const chat = new ChatServer();
    chat.server.listen(0, '127.0.0.1');
    await once(chat.server, 'listening');
    return chat;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }

  /** Forgets what was asked, and finds nothing from now on. */
  reset(): void {
    this.asked = [];
    this.replies = [];
    this.otherwise = answer([]);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

/** A verdict with these findings. */
export function answer(findings: readonly object[], more: object = {}): Reply {
  return say(JSON.stringify({ findings }), more);
}

/** A completion with this text. */
export function say(content: string | null, more: object = {}): Reply {
  return send({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content, ...more } }],
    usage: { prompt_tokens: 100, completion_tokens: 10, total_tokens: 110 },
  });
}

/** Any JSON at all. */
export function send(body: unknown): Reply {
  return (response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
}

/** A failure, after which a client may try again soon unless it is told when. */
export function fail(status: number, headers: Record<string, string> = { 'retry-after-ms': '1' }): Reply {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify({ error: { message: `status ${status}` } }));
  };
}
