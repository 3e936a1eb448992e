import type { LoggerService } from '@nestjs/common';
import { DefaultLogger, type LogEntry, Runtime } from '@temporalio/worker';

/**
 * Sets the SDK up for this process: its log joins ours, signals are Nest's to handle, so that shutdown is awaited, and its
 * own metrics are served for Prometheus at `host:port` when an address is given.
 */
export function installRuntime(logger: LoggerService, metricsAddress: string | undefined): void {
  Runtime.install({
    logger: new DefaultLogger('DEBUG', (entry) => forward(logger, entry)),
    telemetryOptions: {
      logging: { forward: {}, filter: { core: 'WARN', other: 'ERROR' } },
      ...(metricsAddress !== undefined && { metrics: { prometheus: { bindAddress: metricsAddress } } }),
    },
    shutdownSignals: [],
  });
}

// Below a warning only what activity code itself says counts; the SDK says every start and end.
function forward(logger: LoggerService, { level, message, meta }: LogEntry): void {
  const isOurs = meta?.['sdkComponent'] === 'activity';
  if (!isOurs && level !== 'WARN' && level !== 'ERROR') return;
  if (message.startsWith('No workflows registered')) return;
  const error = meta?.['error'] instanceof Error ? `: ${meta['error'].message}` : '';
  const about = meta?.['workflowId'] ? ` (${String(meta['workflowId'])} ${String(meta['activityId'] ?? '')})` : '';
  logger[NEST_LEVELS[level]]?.(`${message}${error}${isOurs ? '' : about}`, 'Temporal');
}

const NEST_LEVELS = { TRACE: 'verbose', DEBUG: 'debug', INFO: 'log', WARN: 'warn', ERROR: 'error' } as const;
