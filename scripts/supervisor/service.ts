import type { ProcessIdentity } from '../processes/process-identity.js';

/** One process to keep running. `after` names the services that must be ready before it starts and outlive it at the end. */
export interface Service {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly options: {
    readonly cwd: string;
    readonly env: NodeJS.ProcessEnv;
    readonly uid?: number;
    readonly gid?: number;
  };
  /** host:port it listens on; null when it listens nowhere. */
  readonly address: string | null;
  readonly after: readonly string[];
  readonly stopSignal: NodeJS.Signals;
  beforeEachStart(): Promise<void>;
  isReady(): Promise<boolean>;
  /** For a service that can hang while its process lives: asked now and then, and killed when it stays unwell. */
  readonly health?: { readonly patienceSeconds: number; isHealthy(): Promise<boolean> };
}

/** What is known of a service from outside the supervisor. `since`: the start of its present process, ISO 8601. */
export interface ServiceState extends Pick<Service, 'name' | 'address' | 'stopSignal'> {
  readonly process: ProcessIdentity | null;
  readonly restarts: number;
  readonly since: string | null;
}

export interface StackState {
  readonly supervisor: ProcessIdentity;
  /** The build that was on disk when it was started. */
  readonly build: string;
  readonly services: readonly ServiceState[];
}
