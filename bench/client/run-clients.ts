import { millisecondsBetween, now } from './clock.js';

export interface Load {
  /** Of each request, in milliseconds. */
  readonly latencies: readonly number[];
  /** Requests answered per second. */
  readonly rate: number;
  readonly began: bigint;
}

/** So many clients, each sending its next request when the last one is answered, until `goesOn(sent)` is false. */
export async function runClients(
  clients: number,
  goesOn: (sent: number) => boolean,
  send: (index: number) => Promise<unknown>,
): Promise<Load> {
  const latencies: number[] = [];
  let sent = 0;
  const began = now();
  const one = async (): Promise<void> => {
    while (goesOn(sent)) {
      const index = sent++;
      const from = now();
      await send(index);
      latencies.push(millisecondsBetween(from, now()));
    }
  };
  await Promise.all(Array.from({ length: clients }, one));
  return { latencies, rate: (latencies.length / millisecondsBetween(began, now())) * 1000, began };
}

/** For runClients: until so many requests are sent. */
export function requests(count: number): (sent: number) => boolean {
  return (sent) => sent < count;
}

/** For runClients: until so many milliseconds have gone by. */
export function milliseconds(duration: number): () => boolean {
  const end = now() + BigInt(Math.round(duration * 1e6));
  return () => now() < end;
}
