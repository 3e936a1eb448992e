import { fetchReason } from '../api-client/fetch-reason.js';
import { checkPorts, wantedPorts } from '../stack/check-ports.js';
import { stackStatus } from '../stack/stack-status.js';
import type { Check } from './check.js';

export const servicesCheck: Check = {
  name: 'services',
  needsStack: false,
  async run(settings) {
    const services = await stackStatus(settings);
    if (services === null) throw new Error('The stack does not run. Start it with "make start".');
    const down = services.filter(({ up }) => !up).map(({ name }) => name);
    if (down.length === 0) return `${services.map(({ name }) => name).join(', ')} are up`;
    throw new Error(`${down.join(', ')} not up. Read why with "make logs SERVICE=${down[0]}".`);
  },
};

export const portsCheck: Check = {
  name: 'ports',
  needsStack: false,
  async run(settings) {
    const ports = wantedPorts(settings);
    const numbers = ports.map(({ port, variable }) => `${variable} ${port}`).join(', ');
    if ((await stackStatus(settings)) !== null) return `${numbers} are the stack's`;
    await checkPorts(ports);
    return `${numbers} are free`;
  },
};

export const webUiCheck: Check = {
  name: 'Temporal Web UI',
  needsStack: true,
  async run({ temporalUiUrl }) {
    const response = await fetch(temporalUiUrl, { signal: AbortSignal.timeout(5000) }).catch((error: Error) => error);
    if (response instanceof Response && response.ok) return `${temporalUiUrl} answers`;
    const found = response instanceof Response ? `status ${response.status}` : fetchReason(response);
    throw new Error(
      `${temporalUiUrl} does not show it (${found}). Look at "make logs SERVICE=temporal" and TEMPORAL_UI_URL.`,
    );
  },
};
