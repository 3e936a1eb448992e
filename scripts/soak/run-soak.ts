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

/** Runs a stack of its own at half of what it can carry, and says what became of its memory and handles. */
export async function runSoak(settings: Settings, minutes: number): Promise<SoakResult> {
  await startStack(settings);
  try {
    const load = new Load(apiUrl(settings), readFileSync(databaseUrlFile(settings.home), 'utf8').trim());
    const fullLoad = await load.measureFullLoad();
    console.log(`The stack carries ${fullLoad.toFixed(1)} tasks a second. ${minutes} minutes at half of that follow.`);
    const sampler = new Sampler(settings);
    sampler.start();
    await load.run(fullLoad / 2, Date.now() + minutes * MINUTE_MS);
    sampler.stop();
    const warmUpMinutes = minutes / 3;
    const trends = sampler.trends(warmUpMinutes * MINUTE_MS);
    const { accepted, refused } = load;
    const [failed, { restarts }] = [await load.countFailed(), sampler];
    const isFlat = trends.every(
      (trend) => trend.memoryPercentPerHour < LIMIT_PERCENT && trend.handlesPercentPerHour < LIMIT_PERCENT,
    );
    const passed = isFlat && refused === 0 && failed === 0 && restarts === 0;
    const date = new Date().toISOString().slice(0, 10);
    return { date, minutes, warmUpMinutes, fullLoad, accepted, refused, failed, restarts, trends, passed };
  } finally {
    await withStackLock(settings.home, () => stopStack(settings));
  }
}
