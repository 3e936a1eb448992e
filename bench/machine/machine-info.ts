import { availableParallelism, cpus, loadavg, release, totalmem } from 'node:os';

/** The machine that figures were measured on. */
export interface MachineInfo {
  readonly cores: number;
  readonly cpu: string;
  readonly memory_mib: number;
  readonly kernel: string;
  readonly node: string;
  /** Processes that wanted to run in the minute before the start: far above 0, others disturbed the run. */
  readonly load_before: number;
}

export function readMachine(): MachineInfo {
  return {
    cores: availableParallelism(),
    cpu: cpus()[0]?.model.trim() || 'unknown',
    memory_mib: Math.round(totalmem() / 1024 ** 2),
    kernel: release(),
    node: process.version,
    load_before: Math.round((loadavg()[0] ?? 0) * 100) / 100,
  };
}
