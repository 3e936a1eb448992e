import getPort from 'get-port';

// Below the range from which the system takes the ports of outgoing connections: a server that is down for a while must
// find its port free again. Each Jest worker has a range of its own, and each run starts somewhere else in it.
const FIRST = 15_000;
const RANGE = 4_000;
const worker = Number(process.env['JEST_WORKER_ID'] ?? 1);
const start = FIRST + (worker % 4) * RANGE;
let next = start + ((process.pid * 16) % RANGE);

/** A port of 127.0.0.1 that nothing listens on, not given out twice by this worker. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < RANGE; tries += 1) {
    const port = (next = next + 1 < start + RANGE ? next + 1 : start);
    if ((await getPort({ port, host: '127.0.0.1' })) === port) return port;
  }
  throw new Error(`No port from ${start} to ${start + RANGE - 1} is free.`);
}
