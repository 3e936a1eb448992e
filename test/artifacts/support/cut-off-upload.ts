import { once } from 'node:events';
import { connect } from 'node:net';

interface CutOff {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** How the connection ends after the body: torn down, closed on this side as if all were said, or by the server. */
  readonly ending: 'reset' | 'half-closed' | 'open';
}

/** Sends the beginning of an upload and goes away. Resolves once the server has closed its side too. */
export async function cutOffUpload({ url, headers, body, ending }: CutOff): Promise<void> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  const closed = new Promise((resolve) => socket.once('close', resolve));
  await once(socket, 'connect');
  const lines = Object.entries({ Host: hostname, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`POST /api/v1/artifacts HTTP/1.1\r\n${lines.join('')}\r\n`);
  await new Promise((resolve) => socket.write(body, resolve));
  socket.resume();
  if (ending === 'reset') socket.resetAndDestroy();
  if (ending === 'half-closed') socket.end();
  await closed;
}

/** One chunk of a body in Transfer-Encoding: chunked. */
export function chunk(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]);
}
