import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import getPort, { portNumbers } from 'get-port';
import { DYNAMIC_CONFIG } from '../../scripts/engine/dev-server.js';
import type { StackPlace } from './stack.js';

const SERVICES = ['frontend', 'history', 'matching', 'worker'] as const;
/** Connections to each of the two databases; PostgreSQL takes 100 in all. */
const CONNECTIONS = 20;
/** The server stores ports as signed 16-bit numbers. */
const [LEAST_PORT, GREATEST_PORT] = [16_000, 32_767];

/**
 * Writes the configuration of a Temporal server that keeps its state in PostgreSQL: one shard, and what the development server
 * of Millrace is told as well. Returns its folder; the server takes it as `--config`, with `--env postgres`.
 */
export async function writeServerConfig({ folder, ports }: StackPlace, databaseUrl: string): Promise<string> {
  const config = join(folder, 'temporal');
  mkdirSync(config, { recursive: true });
  const dynamic = join(config, 'dynamic.yaml');
  const values = Object.entries(DYNAMIC_CONFIG).map(([key, value]) => [key, [{ value }]]);
  // JSON is YAML.
  writeFileSync(dynamic, JSON.stringify(Object.fromEntries(values)));
  const services = await Promise.all(SERVICES.map(async (name) => [name, { rpc: await rpc(name, ports.temporal) }]));
  writeFileSync(
    join(config, 'postgres.yaml'),
    JSON.stringify({
      log: { stdout: true, level: 'warn' },
      persistence: describeStores(databaseUrl),
      global: { membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' } },
      services: Object.fromEntries(services) as object,
      clusterMetadata: describeCluster(ports.temporal),
      dcRedirectionPolicy: { policy: 'noop' },
      dynamicConfigClient: { filepath: dynamic, pollInterval: '60s' },
    }),
  );
  return config;
}

async function rpc(service: string, frontendPort: number): Promise<object> {
  const grpcPort = service === 'frontend' ? frontendPort : await freePort();
  return { grpcPort, membershipPort: await freePort(), bindOnLocalHost: true };
}

function freePort(): Promise<number> {
  return getPort({ port: portNumbers(LEAST_PORT, GREATEST_PORT) });
}

function describeStores(databaseUrl: string): object {
  const { host, username: user, password } = new URL(databaseUrl);
  const store = (databaseName: string) => ({
    sql: {
      ...{ pluginName: 'postgres12', databaseName, connectAddr: host, connectProtocol: 'tcp', user, password },
      ...{ maxConns: CONNECTIONS, maxIdleConns: CONNECTIONS, maxConnLifetime: '1h' },
    },
  });
  return {
    ...{ defaultStore: 'main', visibilityStore: 'visibility', numHistoryShards: 1 },
    datastores: { main: store('temporal'), visibility: store('temporal_visibility') },
  };
}

function describeCluster(port: number): object {
  const active = { enabled: true, initialFailoverVersion: 1, rpcName: 'frontend', rpcAddress: `127.0.0.1:${port}` };
  return {
    ...{ enableGlobalNamespace: false, failoverVersionIncrement: 10 },
    ...{ masterClusterName: 'active', currentClusterName: 'active', clusterInformation: { active } },
  };
}
