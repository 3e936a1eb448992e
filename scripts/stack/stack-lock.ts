import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identify, isAlive, type ProcessIdentity } from '../processes/process-identity.js';
import { waitUntil } from '../processes/wait-until.js';

const LOCK_WAIT_MS = 60 * 60_000;

/** Runs `body` while no other start or stop of the same home runs; waits for one that does. */
export async function withStackLock<T>(home: string, body: () => Promise<T>): Promise<T> {
  const file = join(home, 'run', 'lock.json');
  mkdirSync(join(home, 'run'), { recursive: true });
  mkdirSync(join(home, 'logs'), { recursive: true });
  let told = false;
  const taken = await waitUntil(
    () => {
      if (take(file)) return true;
      if (!told) console.error('Another start or stop is at work; waiting for it to end.');
      told = true;
      return false;
    },
    { everyMs: 200, withinMs: LOCK_WAIT_MS },
  );
  if (!taken) throw new Error(`Another start or stop has been at work for an hour. End it, or remove ${file}.`);
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await body();
  } finally {
    process.removeListener('exit', release);
    release();
  }
}

/** By a link, so that the lock is never seen before it says who holds it. */
function take(file: string): boolean {
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, JSON.stringify(identify(process.pid)));
  try {
    linkSync(mine, file);
    return true;
  } catch {
    if (!isAlive(holderOf(file))) rmSync(file, { force: true });
    return false;
  } finally {
    rmSync(mine);
  }
}

function holderOf(file: string): ProcessIdentity | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ProcessIdentity;
  } catch {
    return null;
  }
}
