import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

/** Sends bytes that need not be HTTP, and gives what comes back until the server hangs up. */
export async function exchangeBytes(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(bytes);
  return text(socket);
}
