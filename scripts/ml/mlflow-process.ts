import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

export interface MlflowPlace {
  /** Runs (SQLite) and artifacts are kept below. */
  readonly folder: string;
  readonly port: number;
}

export interface MlflowProcess {
  readonly command: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string>>;
}

/** How an MLflow server is started that only this machine can reach. */
export function mlflowProcess(program: string, { folder, port }: MlflowPlace): MlflowProcess {
  mkdirSync(folder, { recursive: true });
  const backend = `sqlite:///${join(folder, 'mlflow.db')}`;
  const artifacts = ['--artifacts-destination', join(folder, 'artifacts'), '--serve-artifacts'];
  const place = ['--host', '127.0.0.1', '--port', String(port), '--workers', '1'];
  return {
    command: [program, 'server', '--backend-store-uri', backend, ...artifacts, ...place],
    env: { MLFLOW_DISABLE_TELEMETRY: 'true', DO_NOT_TRACK: 'true', MLFLOW_SERVER_ENABLE_JOB_EXECUTION: 'false' },
  };
}
