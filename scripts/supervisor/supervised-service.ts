import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { endProcess, killGroup } from '../processes/end-process.js';
import { identify, type ProcessIdentity } from '../processes/process-identity.js';
import type { Service, ServiceState } from './service.js';
import { watchHealth } from './watch-health.js';

/** A process that ran for `steadyMs` is believed healthy: its next restart is quick again. */
const DELAYS = { firstMs: 500, longestMs: 30_000, steadyMs: 60_000 };

/** Keeps one service running, restarting it with a delay that doubles, until it is stopped. */
export class SupervisedService {
  private process: ProcessIdentity | null = null;
  private restarts = 0;
  private since: string | null = null;
  private readonly stopped = new AbortController();
  private running = Promise.resolve();

  constructor(
    readonly service: Service,
    private readonly logFile: string,
    private readonly changed: () => void,
  ) {}

  start(): void {
    if (!this.stopped.signal.aborted) this.running = this.keepRunning();
  }

  async whenReady(): Promise<void> {
    while (!this.stopped.signal.aborted && !(this.process && (await this.service.isReady()))) await sleep(50);
  }

  async stop(graceMs: number): Promise<void> {
    const first = !this.stopped.signal.aborted;
    this.stopped.abort();
    if (first && this.process) await endProcess(this.process, this.service.stopSignal, graceMs);
    await this.running;
  }

  state(): ServiceState {
    const { name, address, stopSignal } = this.service;
    return { name, address, stopSignal, process: this.process, restarts: this.restarts, since: this.since };
  }

  private async keepRunning(): Promise<void> {
    for (let delayMs = DELAYS.firstMs; ; delayMs = Math.min(delayMs * 2, DELAYS.longestMs), this.restarts++) {
      const started = Date.now();
      const reason = await this.runOnce().catch(String);
      if (this.stopped.signal.aborted) return;
      if (Date.now() - started > DELAYS.steadyMs) delayMs = DELAYS.firstMs;
      console.error(`${new Date().toISOString()} ${this.service.name} ${reason}; starting it again in ${delayMs} ms`);
      await sleep(delayMs, undefined, { signal: this.stopped.signal }).catch(() => undefined);
    }
  }

  private async runOnce(): Promise<string> {
    const [file, ...args] = this.service.command;
    await this.service.beforeEachStart();
    if (this.stopped.signal.aborted) return 'was stopped';
    const log = openSync(this.logFile, 'a');
    const child = spawn(file, args, { ...this.service.options, detached: true, stdio: ['ignore', log, log] });
    closeSync(log);
    const exited = once(child, 'exit').finally(() => child.pid && killGroup(child.pid));
    this.showProcess(child.pid ? identify(child.pid) : null);
    const watched = new AbortController();
    const hung = this.watch(child, watched.signal);
    const [code, signal] = (await exited.finally(() => {
      watched.abort();
      this.showProcess(null);
    })) as [number | null, string | null];
    return (await hung) ?? `ended with ${signal ?? `status ${code}`}`;
  }

  /** Kills a process that hangs, and says so; null when it ended otherwise. */
  private async watch({ pid }: ChildProcess, signal: AbortSignal): Promise<string | null> {
    const { health } = this.service;
    if (!health || !pid) return null;
    if (!(await watchHealth(() => health.isHealthy(), health.patienceSeconds, signal))) return null;
    killGroup(pid);
    return `gave no sound answer for ${health.patienceSeconds} s and was killed`;
  }

  private showProcess(process: ProcessIdentity | null): void {
    this.process = process;
    if (process) this.since = new Date().toISOString();
    this.changed();
  }
}
