import type { ReportProgress } from '../analyzer.js';

const INTERVAL_MS = 100;

/**
 * Passes on at most ten reports a second, and each that begins something else, whatever numbers it holds. Of the others the last before a
 * silence may be dropped: the next one covers it.
 */
export function thinOut(send: ReportProgress): ReportProgress {
  let next = 0;
  let last = '';
  return (percent, message) => {
    const now = performance.now();
    const what = message.replace(/\d+/g, '');
    if (now < next && what === last) return;
    next = now + INTERVAL_MS;
    last = what;
    send(percent, message);
  };
}
