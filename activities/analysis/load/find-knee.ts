import type { LoadStep } from './load-step.js';

const LEAST_GAIN = 1.1;
const MOST_FAILED = 0.01;

export function failsTooOften({ requests, errors, refusals }: LoadStep): boolean {
  return errors + refusals > MOST_FAILED * Math.max(1, requests + errors);
}

/**
 * The knee of a ramp: the last step that was worth it. Beyond, twice the connections bring less than a tenth more answers,
 * only longer waits, or the target fails. Null when the first step failed, or when there is none.
 */
export function findKnee(ramp: readonly LoadStep[]): LoadStep | null {
  let knee: LoadStep | null = null;
  for (const step of ramp) {
    if (failsTooOften(step)) break;
    if (knee && step.requests_per_s < LEAST_GAIN * knee.requests_per_s) break;
    knee = step;
  }
  return knee;
}
