import type { Settings } from '../../src/config/settings.js';
import { readState } from '../supervisor/state-file.js';
import { measureTree, type Use } from './measure-tree.js';
import { leastOfEach, percentPerHour } from './slope.js';

const EVERY_MS = 10_000;
const HOUR_MS = 3_600_000;
const LEAST_OF_HOURS = 1 / 12;

export interface Sample extends Use {
  readonly service: string;
  readonly hours: number;
}

export interface ServiceTrend {
  readonly service: string;
  readonly samples: number;
  readonly memoryMib: number;
  readonly memoryPercentPerHour: number;
  readonly handlesAtFirst: number;
  readonly handlesAtLast: number;
  readonly handlesPercentPerHour: number;
}

/** Measures every service of a stack at fixed times. */
export class Sampler {
  restarts = 0;
  readonly samples: Sample[] = [];
  private readonly began = Date.now();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly settings: Settings) {}

  start(): void {
    this.timer = setInterval(() => void this.measure(), EVERY_MS);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** What came of each service after the warm-up. */
  trends(warmUpMs: number): ServiceTrend[] {
    const warm = this.samples.filter(({ hours }) => hours * HOUR_MS >= warmUpMs);
    return [...new Set(warm.map(({ service }) => service))].map((service) => {
      const own = warm.filter((sample) => sample.service === service);
      const points = (of: keyof Use) => own.map((sample) => ({ hours: sample.hours, value: sample[of] }));
      // Connections come and go with the load. A leak shows in the least that is held, not in the peaks.
      const handles = leastOfEach(LEAST_OF_HOURS, points('handles'));
      return {
        service,
        samples: own.length,
        memoryMib: own.reduce((sum, { memory }) => sum + memory, 0) / own.length / 1024 / 1024,
        memoryPercentPerHour: percentPerHour(points('memory')),
        handlesAtFirst: handles.at(0)?.value ?? 0,
        handlesAtLast: handles.at(-1)?.value ?? 0,
        handlesPercentPerHour: percentPerHour(handles),
      };
    });
  }

  private async measure(): Promise<void> {
    const hours = (Date.now() - this.began) / HOUR_MS;
    const services = readState(this.settings.home)?.services ?? [];
    this.restarts = services.reduce((sum, { restarts }) => sum + restarts, 0);
    for (const { name, process: running } of services) {
      const use = running && (await measureTree(running.pid).catch(() => null));
      if (use) this.samples.push({ service: name, hours, ...use });
    }
  }
}
