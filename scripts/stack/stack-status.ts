import type { Settings } from '../../src/config/settings.js';
import { portAnswers } from '../processes/port-answers.js';
import { isAlive } from '../processes/process-identity.js';
import type { ServiceState } from '../supervisor/service.js';
import { readState } from '../supervisor/state-file.js';

export interface ServiceStatus {
  readonly name: string;
  readonly up: boolean;
  readonly pid: number | null;
  readonly address: string;
  readonly restarts: number;
  /** ISO 8601, or "" when it does not run. */
  readonly since: string;
}

/** Each service of the stack, and the servers it was told to use; null when no supervisor runs. */
export async function stackStatus(settings: Settings): Promise<readonly ServiceStatus[] | null> {
  const state = readState(settings.home);
  if (!isAlive(state?.supervisor)) return null;
  const external = [
    { name: 'postgres', address: addressOf(settings.databaseUrl) },
    { name: 'temporal', address: settings.temporalAddress ?? null },
  ].filter(({ address }) => address !== null);
  return Promise.all([
    ...(state?.services ?? []).map(own),
    ...external.map(({ name, address }) => foreign(name, address ?? '')),
  ]);
}

async function own({ name, process, address, restarts, since }: ServiceState): Promise<ServiceStatus> {
  const runs = isAlive(process);
  const up = runs && (address === null || (await portAnswers(address)));
  return {
    name,
    up,
    pid: runs ? process.pid : null,
    address: address ?? '-',
    restarts,
    since: runs ? (since ?? '') : '',
  };
}

async function foreign(name: string, address: string): Promise<ServiceStatus> {
  return { name: `${name} (external)`, up: await portAnswers(address), pid: null, address, restarts: 0, since: '' };
}

function addressOf(databaseUrl: string | undefined): string | null {
  if (databaseUrl === undefined) return null;
  const { hostname, port } = new URL(databaseUrl);
  return `${hostname || '127.0.0.1'}:${port || '5432'}`;
}
