import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

const OFFER = ['upgrade', 'http2-settings'];

/**
 * Answers a request that offers another protocol (HTTP/2, as Java's client does by default) as if it had not. Node hands
 * every such request to the listener for upgrades once there is one: its bytes go back to the server without the offer.
 */
export function declineUpgrade(server: Server, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  const { method, url, httpVersion, rawHeaders } = request;
  const headers = rawHeaders.flatMap((name, index) => {
    const value = index % 2 === 0 ? withoutOffer(name, rawHeaders[index + 1] ?? '') : null;
    return value === null ? [] : [`${name}: ${value}`];
  });
  const lines = [`${method} ${url} HTTP/${httpVersion}`, ...headers, '', ''];
  socket.unshift(Buffer.concat([Buffer.from(lines.join('\r\n'), 'latin1'), head]));
  server.emit('connection', socket);
}

/** What is left of a header; null for nothing. */
function withoutOffer(name: string, value: string): string | null {
  if (OFFER.includes(name.toLowerCase())) return null;
  if (name.toLowerCase() !== 'connection') return value;
  const options = value.split(',').filter((option) => !OFFER.includes(option.trim().toLowerCase()));
  return options.length === 0 ? null : options.join(',');
}
