import { join } from 'node:path';
import { identify, type ProcessIdentity } from '../processes/process-identity.js';
import { identifyBuild } from './build-identity.js';
import type { Service } from './service.js';
import { writeState } from './state-file.js';
import { SupervisedService } from './supervised-service.js';

/** Starts each service when those it comes after are ready, and keeps it running. Returns the function that stops them all. */
export function supervise(services: readonly Service[], home: string, graceMs: number): () => Promise<void> {
  const supervisor = identify(process.pid) as ProcessIdentity;
  const build = identifyBuild();
  const record = () => writeState(home, { supervisor, build, services: all.map((one) => one.state()) });
  const all = services.map(
    (service) => new SupervisedService(service, join(home, 'logs', `${service.name}.log`), record),
  );
  record();
  for (const one of all) {
    const before = all.filter(({ service }) => one.service.after.includes(service.name));
    void Promise.all(before.map((other) => other.whenReady())).then(() => one.start());
  }

  const stop = async (one: SupervisedService): Promise<void> => {
    await Promise.all(all.filter(({ service }) => service.after.includes(one.service.name)).map(stop));
    await one.stop(graceMs);
  };
  return () => Promise.all(all.map(stop)).then(() => writeState(home, null));
}
