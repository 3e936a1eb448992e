import { burst } from './burst.scenario.js';
import { dispatch } from './dispatch.scenario.js';
import { done } from './done.scenario.js';
import { largeFanOut, smallFanOut } from './fan-out.scenario.js';
import { idle } from './idle.scenario.js';
import type { Scenario } from './scenario.js';
import { statusIdle, statusSaturated } from './status.scenario.js';
import { submitSequential } from './submit-sequential.scenario.js';

/** In the order they are run: what is idle first, what leaves most behind last. */
export const SCENARIOS: readonly Scenario[] = [
  idle,
  submitSequential,
  dispatch,
  done,
  smallFanOut,
  largeFanOut,
  statusIdle,
  statusSaturated,
  burst,
];
