import { createRequire } from 'node:module';
import autocannon from 'autocannon';
import type { PinnedUrl } from '../target/pinned-hosts.js';

/** What one step of the load measured; times in milliseconds, from sending to the end of the answer. */
export interface LoadStep {
  readonly connections: number;
  readonly seconds: number;
  readonly requests: number;
  readonly requests_per_s: number;
  readonly bytes_per_s: number;
  readonly p50_ms: number;
  readonly p90_ms: number;
  readonly p99_ms: number;
  readonly max_ms: number;
  /** Connections that failed or timed out. */
  readonly errors: number;
  /** Answers of 400 and above. */
  readonly refusals: number;
}

export const AUTOCANNON = {
  version: (createRequire(import.meta.url)('autocannon/package.json') as { readonly version: string }).version,
  uri: 'https://github.com/mcollina/autocannon',
};

const TIMEOUT_SECONDS = 5;

/** Sends GET over so many connections for so long, each waiting for its answer before it asks again. */
export async function loadStep(
  { url, host, address }: PinnedUrl,
  connections: number,
  seconds: number,
): Promise<LoadStep> {
  const pinned = new URL(url);
  // autocannon resolves by itself: it is given the address that was checked.
  pinned.hostname = address.includes(':') ? `[${address}]` : address;
  const result = await autocannon({
    url: pinned.href,
    headers: { host: url.host },
    ...(host === address ? {} : { servername: host }),
    connections,
    duration: seconds,
    timeout: TIMEOUT_SECONDS,
  });
  const { latency, requests, throughput, errors, duration } = result;
  return {
    connections,
    seconds: duration,
    requests: requests.total,
    requests_per_s: Math.round(requests.total / duration),
    bytes_per_s: Math.round(throughput.total / duration),
    p50_ms: latency.p50,
    p90_ms: latency.p90,
    p99_ms: latency.p99,
    max_ms: latency.max,
    errors,
    refusals: result['4xx'] + result['5xx'],
  };
}
