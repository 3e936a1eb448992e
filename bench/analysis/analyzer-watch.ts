import { readdirSync, readFileSync } from 'node:fs';
import { cpuMilliseconds, type NamedProcess, pssMebibytes } from '../machine/process-table.js';

const EVERY_MS = 250;
const SCRIPT = 'analyze-tree.process.js';

/** What the processes that analyze for a stack use, with all they start. */
export class AnalyzerWatch {
  /** The most that was seen, in MiB (PSS): of one process, and of all together. */
  peakOfOne = 0;
  peakOfAll = 0;
  readonly #cpu = new Map<number, number>();
  /** What processes had used that were there before: they wait for the next task. */
  readonly #before = new Map<number, number>();
  #timer: NodeJS.Timeout | undefined;

  /** `home` is where the stack keeps its data: its processes name it. */
  constructor(private readonly home: string) {}

  start(): void {
    this.#look();
    for (const [pid, ms] of this.#cpu) this.#before.set(pid, ms);
    this.#timer = setInterval(() => this.#look(), EVERY_MS);
  }

  /** Ends the watch, and gives the CPU time of what it saw, in seconds. */
  stop(): number {
    clearInterval(this.#timer);
    this.#look();
    return [...this.#cpu].reduce((sum, [pid, ms]) => sum + ms - (this.#before.get(pid) ?? 0), 0) / 1000;
  }

  #look(): void {
    const processes = analyzersOf(this.home);
    const sizes = [...pssMebibytes(processes).values()];
    this.peakOfOne = Math.max(this.peakOfOne, ...sizes);
    this.peakOfAll = Math.max(
      this.peakOfAll,
      sizes.reduce((sum, size) => sum + size, 0),
    );
    // What a child used comes to its parent's account when it has ended: the sum may only grow.
    const used = cpuMilliseconds(processes);
    for (const { name, pid } of processes) this.#cpu.set(pid, Math.max(this.#cpu.get(pid) ?? 0, used.get(name) ?? 0));
  }
}

function analyzersOf(home: string): readonly NamedProcess[] {
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
  return pids.filter((pid) => isAnalyzer(pid, home)).map((pid) => ({ name: String(pid), pid }));
}

function isAnalyzer(pid: number, home: string): boolean {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return words.some((word) => word.endsWith(SCRIPT)) && words.some((word) => word.startsWith(home));
  } catch {
    // It has just ended.
    return false;
  }
}
