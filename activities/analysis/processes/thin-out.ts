import type { ReportProgress } from '../analyzer.js';

const INTERVAL_MS = 100;

/** Passes on at most ten reports a second. The last word before a silence may be dropped: the next one covers it. */
export function thinOut(send: ReportProgress): ReportProgress {
  let next = 0;
  return (percent, message) => {
    const now = performance.now();
    if (now < next) return;
    next = now + INTERVAL_MS;
    send(percent, message);
  };
}
