import { createServer } from 'node:net';
import type { Settings } from '../../src/config/settings.js';
import { describePortHolder } from '../processes/port-holder.js';
import { offsetPort } from './offset-port.js';

export interface WantedPort {
  readonly purpose: string;
  readonly variable: string;
  readonly host: string;
  readonly port: number;
}

/** The ports the stack is about to listen on; those of a server that is somebody else's are not among them. */
export function wantedPorts(settings: Settings): readonly WantedPort[] {
  const host = '127.0.0.1';
  return [
    { purpose: 'the API', variable: 'PORT', host: settings.host, port: settings.port },
    ...(settings.databaseUrl === undefined
      ? [{ purpose: 'PostgreSQL', variable: 'POSTGRES_PORT', host, port: settings.postgresPort }]
      : []),
    ...(settings.temporalAddress === undefined
      ? [
          { purpose: 'Temporal', variable: 'TEMPORAL_PORT', host, port: settings.temporalPort },
          { purpose: 'the Temporal Web UI', variable: 'TEMPORAL_UI_PORT', host, port: settings.temporalUiPort },
        ]
      : []),
    ...metricsPorts(settings),
  ];
}

function metricsPorts({ workerMetricsAddress: address, workers }: Settings): readonly WantedPort[] {
  if (address === undefined) return [];
  return Array.from({ length: workers }, (_, index) => {
    const { hostname, port } = new URL(`http://${offsetPort(address, index)}`);
    const purpose = `the metrics of worker ${index + 1}`;
    return { purpose, variable: 'WORKER_METRICS_ADDRESS', host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) };
  });
}

/** Throws when one of the ports cannot be listened on, naming who holds it and what to change. */
export async function checkPorts(ports: readonly WantedPort[]): Promise<void> {
  for (const { port, variable } of ports) {
    const twin = ports.find((other) => other.port === port && other.variable !== variable);
    if (twin) throw new Error(`${variable} and ${twin.variable} are both ${port}. Set one of them to another port.`);
  }
  const problems = (await Promise.all(ports.map(problemOf))).filter((problem) => problem !== null);
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

async function problemOf({ purpose, variable, host, port }: WantedPort): Promise<string | null> {
  const code = await listenError(host, port);
  if (code === null) return null;
  const wanted = `Port ${port} on ${host}, wanted for ${purpose},`;
  if (code === 'EADDRINUSE') {
    return `${wanted} is held by ${describePortHolder(port)}. End that process, or set ${variable} to a free port.`;
  }
  const reason = code === 'EACCES' ? 'is only for root' : `cannot be listened on (${code})`;
  return `${wanted} ${reason}. Set ${variable} to a free port above 1023${variable === 'PORT' ? ', or HOST to an address of this machine' : ''}.`;
}

function listenError(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ host, port }, () => server.close(() => resolve(null)));
  });
}
