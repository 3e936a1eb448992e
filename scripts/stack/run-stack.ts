import type { Settings } from '../../src/config/settings.js';
import { isAlive } from '../processes/process-identity.js';
import { limitLogs } from '../logs/limit-logs.js';
import { readState } from '../supervisor/state-file.js';
import { supervise } from '../supervisor/supervise.js';
import { stackServices } from './stack-services.js';

// A worker gives its activities the whole grace; then it still has to tell the engine that they go on elsewhere.
const LAST_WORDS_MS = 5_000;

/** Supervises the stack in this process until SIGTERM or SIGINT, then stops it in order and exits. */
export async function runStack(settings: Settings): Promise<void> {
  const running = readState(settings.home)?.supervisor;
  if (isAlive(running))
    throw new Error(`Process ${running.pid} supervises this stack already. Stop it with "make stop".`);
  const services = await stackServices(settings);
  const stopServices = supervise(services, settings.home, settings.shutdownGraceSeconds * 1000 + LAST_WORDS_MS);
  const stopLimiting = limitLogs(settings.home);
  const stop = (): void => {
    stopLimiting();
    stopServices().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(String(error));
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('SIGHUP', () => undefined);
}
