import type { ReportProgress } from './analyzer.js';

const INTERVAL_MS = 500;

/** Repeats a message with the seconds it has lasted, until `work` ends: whoever watches sees that it goes on. */
export async function tellSteadily<T>(
  progress: ReportProgress,
  percent: number,
  message: string,
  work: () => Promise<T>,
): Promise<T> {
  const begun = performance.now();
  const tell = (): void => progress(percent, `${message}, ${Math.round((performance.now() - begun) / 1000)} s`);
  progress(percent, message);
  const timer = setInterval(tell, INTERVAL_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
