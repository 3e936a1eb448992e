import { readFileSync } from 'node:fs';
import { databaseUrlFile } from '../../src/config/boot-settings.js';
import type { Settings } from '../../src/config/settings.js';
import { apiUrl } from '../stack/stack-addresses.js';
import { startStack } from '../stack/start-stack.js';
import { stopStack } from '../stack/stop-stack.js';
import { withStackLock } from '../stack/stack-lock.js';
import { Load } from './load.js';
import { Sampler } from './sampler.js';
import type { SoakResult } from './write-report.js';

const LIMIT_PERCENT = 2;
const MINUTE_MS = 60_000;
const WARM_UP = 1 / 3;

/** Runs a stack at half of what it can carry, a third longer than asked for, and says how its memory and handles went. */
export async function runSoak(settings: Settings, minutes: number): Promise<SoakResult> {
  await startStack(settings);
  try {
    const databaseUrl = readFileSync(databaseUrlFile(settings.home), 'utf8').trim();
    const load = new Load(apiUrl(settings), databaseUrl);
    const fullLoad = await load.measureFullLoad();
    const warmUpMinutes = minutes * WARM_UP;
    console.log(
      `The stack carries ${fullLoad.toFixed(1)} tasks a second. At half of that follow ` +
        `${warmUpMinutes.toFixed(0)} minutes to warm up, then ${minutes} that count.`,
    );
    const sampler = new Sampler(settings);
    sampler.start();
    await load.run(fullLoad / 2, Date.now() + (warmUpMinutes + minutes) * MINUTE_MS);
    sampler.stop();
    const trends = sampler.trends(warmUpMinutes * MINUTE_MS);
    const { accepted, refused } = load;
    const [failed, { restarts }] = [await load.countFailed(), sampler];
    const isFlat = trends.every(
      (trend) => trend.memoryPercentPerHour < LIMIT_PERCENT && trend.handlesPercentPerHour < LIMIT_PERCENT,
    );
    const passed = isFlat && refused === 0 && failed === 0 && restarts === 0;
    const date = new Date().toISOString().slice(0, 10);
    const { samples } = sampler;
    return { date, minutes, warmUpMinutes, fullLoad, accepted, refused, failed, restarts, trends, samples, passed };
  } finally {
    await withStackLock(settings.home, () => stopStack(settings));
  }
}
