import { docsCheck, liveCheck, readyCheck } from '../doctor/api-checks.js';
import { runChecks } from '../doctor/check.js';
import { engineCheck, pollersCheck, searchAttributesCheck } from '../doctor/engine-checks.js';
import { artifactsCheck, cliCheck, diskCheck, nodeCheck } from '../doctor/machine-checks.js';
import { portsCheck, servicesCheck, webUiCheck } from '../doctor/stack-checks.js';
import { storeCheck } from '../doctor/store-check.js';
import { taskCheck } from '../doctor/task-check.js';
import { isAlive } from '../processes/process-identity.js';
import { readState } from '../supervisor/state-file.js';
import type { Verb } from './verb.js';

/** Every promise of the set-up, one check each, the small task last: it needs all the others. */
const CHECKS = [
  nodeCheck,
  diskCheck,
  cliCheck,
  portsCheck,
  artifactsCheck,
  servicesCheck,
  storeCheck,
  engineCheck,
  searchAttributesCheck,
  webUiCheck,
  liveCheck,
  readyCheck,
  docsCheck,
  pollersCheck,
  taskCheck,
];

export const doctor: Verb = async (settings) => {
  const broken = await runChecks(CHECKS, settings, () => isAlive(readState(settings.home)?.supervisor));
  console.log(
    broken === 0 ? 'Everything works.' : `${broken} of ${CHECKS.length} checks failed; the first says where to begin.`,
  );
  return broken === 0 ? 0 : 1;
};
