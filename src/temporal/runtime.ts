import type { LoggerService } from '@nestjs/common';
import { DefaultLogger, type LogEntry, Runtime } from '@temporalio/worker';
import { isServiceWorkflow } from '../../contracts/service-workflows.js';

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

// Below a warning the SDK says every start and end; what activities of tasks log does not come this way (ActivityLog).
function forward(logger: LoggerService, { level, message, meta }: LogEntry): void {
  const isOurs = meta?.['sdkComponent'] === 'activity';
  if (!isOurs && level !== 'WARN' && level !== 'ERROR') return;
  if (message.startsWith('No workflows registered')) return;
  const error = meta?.['error'] instanceof Error ? `: ${meta['error'].message}` : '';
  logger[NEST_LEVELS[level]]?.(`${message}${error}`, { context: 'Temporal', ...describeOrigin({ ...meta }) });
}

function describeOrigin(meta: Readonly<Record<string, unknown>>): object {
  const { workflowId, workflowType, activityId, attempt, isLocal } = meta;
  if (typeof workflowId !== 'string') return {};
  if (isServiceWorkflow(workflowType as string | undefined)) return { workflow_id: workflowId };
  return { task_id: workflowId, ...(activityId !== undefined && !isLocal && { subtask: activityId, attempt }) };
}

const NEST_LEVELS = { TRACE: 'verbose', DEBUG: 'debug', INFO: 'log', WARN: 'warn', ERROR: 'error' } as const;
