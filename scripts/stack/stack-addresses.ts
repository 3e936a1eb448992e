import type { Settings } from '../../src/config/settings.js';

/** Where this machine reaches the API: a wildcard address is no address to connect to. */
export function apiUrl({ host, port }: Settings): string {
  const reachable =
    host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host;
  return `http://${reachable}:${port}`;
}

export function describeAddresses(settings: Settings): string {
  const rows = [
    ['API', `${apiUrl(settings)}/api/v1`],
    ['API docs', `${apiUrl(settings)}/docs`],
    ['Temporal Web UI', settings.temporalUiUrl],
  ];
  return rows.map(([name = '', address]) => `  ${name.padEnd(16)} ${address}`).join('\n');
}
