import { NestFactory } from '@nestjs/core';
import { registerActivities } from '../activities/index.js';
import { checkContracts } from './boot/boot-check.js';
import { bootProcess } from './boot/boot-process.js';
import { loadPacks } from './packs/load-packs.js';
import { PinoLogger } from './logging/pino-logger.js';
import { installRuntime } from './temporal/runtime.js';
import { WorkerModule } from './worker.module.js';
import { readQueues } from './worker/read-queues.js';

await bootProcess(async (settings) => {
  const queues = readQueues(process.argv.slice(2), settings.workerQueues);
  for (const { modules, activities } of await loadPacks(settings)) registerActivities(modules, activities);
  checkContracts();
  const logger = new PinoLogger(settings.logLevel, 'worker');
  installRuntime(logger, settings.workerMetricsAddress);
  const module = WorkerModule.forQueues(queues);
  const app = await NestFactory.createApplicationContext(module, { logger, abortOnError: false });
  // Status 0 for a stop that was asked for: without it the process would end by the signal, after its hooks.
  app.enableShutdownHooks(['SIGINT', 'SIGTERM', 'SIGHUP'], { useProcessExit: true });
});
