import type { LoggerService } from '@nestjs/common';
import { DefaultLogger, type LogEntry, Runtime } from '@temporalio/worker';

/** Sets the SDK up for this process: its log joins ours, and signals are Nest's to handle, so that shutdown is awaited. */
export function installRuntime(logger: LoggerService): void {
  Runtime.install({
    logger: new DefaultLogger('WARN', (entry) => forward(logger, entry)),
    telemetryOptions: { logging: { forward: {}, filter: { core: 'WARN', other: 'ERROR' } } },
    shutdownSignals: [],
  });
}

function forward(logger: LoggerService, { level, message, meta }: LogEntry): void {
  const error = meta?.['error'] instanceof Error ? `: ${meta['error'].message}` : '';
  const about = meta?.['workflowId'] ? ` (${String(meta['workflowId'])} ${String(meta['activityId'] ?? '')})` : '';
  logger[level === 'ERROR' ? 'error' : 'warn'](`${message}${error}${about}`, 'Temporal');
}
