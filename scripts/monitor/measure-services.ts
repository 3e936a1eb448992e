import pidtree from 'pidtree';
import pidusage from 'pidusage';
import type { ServiceStatus } from '../stack/stack-status.js';

/** What a service and every process below it use now. CPU is percent of one core; memory is resident bytes. */
export interface ServiceUse {
  readonly service: ServiceStatus;
  readonly processes: number;
  readonly cpu: number;
  readonly memory: number;
}

/** Measures every service; CPU is that since the last call, and since the start at the first. */
export function measureServices(services: readonly ServiceStatus[]): Promise<ServiceUse[]> {
  return Promise.all(services.map(measure));
}

async function measure(service: ServiceStatus): Promise<ServiceUse> {
  const pids = service.pid === null ? [] : await pidtree(service.pid, { root: true }).catch(() => []);
  const uses = await Promise.all(pids.map((pid) => pidusage(pid).catch(() => ({ cpu: 0, memory: 0 }))));
  return {
    service,
    processes: pids.length,
    cpu: uses.reduce((sum, { cpu }) => sum + cpu, 0),
    memory: uses.reduce((sum, { memory }) => sum + memory, 0),
  };
}
