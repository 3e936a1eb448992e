import { join } from 'node:path';
import { repositoryRoot } from '../../src/config/repository-root.js';
import type { Settings } from '../../src/config/settings.js';
import { apiUrl } from '../stack/stack-addresses.js';
import { workerToken } from '../stack/worker-token.js';

export const ML_FRAMEWORKS = ['pytorch', 'tensorflow', 'huggingface'] as const;

export interface MlWorkerProcess {
  readonly command: readonly [string, ...string[]];
  /** Beside the variables of the caller's environment. */
  readonly env: Readonly<Record<string, string>>;
}

/** How a Python worker is started that serves the stack of these settings. */
export function mlWorkerProcess(settings: Settings, python: string): MlWorkerProcess {
  return {
    command: [python, '-m', 'millrace_worker'],
    env: {
      PYTHONPATH: join(repositoryRoot(), 'python', 'src'),
      TEMPORAL_ADDRESS: settings.temporalAddress ?? `127.0.0.1:${settings.temporalPort}`,
      TEMPORAL_NAMESPACE: settings.temporalNamespace,
      MILLRACE_API_URL: settings.apiUrl ?? apiUrl(settings),
      WORKER_TOKEN: workerToken(settings),
      ML_FRAMEWORKS: (settings.mlFrameworks ?? ML_FRAMEWORKS).join(','),
      ML_CONCURRENCY: String(settings.mlConcurrency),
      ML_GPU_CONCURRENCY: String(settings.mlGpuConcurrency),
      SHUTDOWN_GRACE_SECONDS: String(settings.shutdownGraceSeconds),
      LOG_LEVEL: settings.logLevel,
    },
  };
}
