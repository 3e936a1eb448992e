import type { AnalyzerMetrics } from '../../../contracts/analysis/finding.js';
import type { ReportProgress } from '../analyzer.js';
import type { PinnedUrl } from '../target/pinned-hosts.js';
import { tellSteadily } from '../tell-steadily.js';
import type { TimeLimit } from '../time-limit.js';
import { failsTooOften, findKnee } from './find-knee.js';
import { type LoadStep, loadStep } from './load-step.js';

const CONNECTIONS = [1, 2, 4, 8, 16, 32, 64];
const RAMP_SECONDS = 2;
const STEADY_SECONDS = 5;

export interface Load {
  readonly metrics: AnalyzerMetrics;
  /** Whether more than one request of a hundred failed at one connection already, or at the knee. */
  readonly isFailing: boolean;
  readonly isCut: boolean;
}

/**
 * A bounded load: connections are doubled up to 64, two seconds each, until the target fails or gains nothing; then five seconds
 * at the knee. `progress` moves from 0 to 100.
 */
export async function measureLoad(target: PinnedUrl, limit: TimeLimit, progress: ReportProgress): Promise<Load> {
  const ramp: LoadStep[] = [];
  for (const [done, connections] of CONNECTIONS.entries()) {
    if (limit.isOver) break;
    const message = `Load over ${connections} connections`;
    const percent = (80 * done) / CONNECTIONS.length;
    ramp.push(await tellSteadily(progress, percent, message, () => loadStep(target, connections, RAMP_SECONDS)));
    if (isPastKnee(ramp)) break;
  }
  const knee = findKnee(ramp);
  const steady =
    knee && !limit.isOver
      ? await tellSteadily(progress, 80, 'Load at the knee', () => loadStep(target, knee.connections, STEADY_SECONDS))
      : null;
  return {
    metrics: {
      ramp: ramp.map((step) => ({ ...step })),
      knee_connections: knee?.connections ?? null,
      steady: steady ? { ...steady } : null,
    },
    isFailing: (knee === null && ramp.length > 0) || (steady !== null && failsTooOften(steady)),
    isCut: limit.isOver,
  };
}

/** Two steps beyond the knee make sure that it is one. */
function isPastKnee(ramp: readonly LoadStep[]): boolean {
  const knee = findKnee(ramp);
  return ramp.length - (knee ? ramp.indexOf(knee) + 1 : 0) >= 2;
}
