import { callApi } from '../api-client/call-api.js';
import { apiUrl } from '../stack/stack-addresses.js';
import { askReadiness } from '../stack/wait-ready.js';
import type { Check } from './check.js';

export const liveCheck: Check = {
  name: 'API is live',
  needsStack: true,
  async run(settings) {
    await callApi(`${apiUrl(settings)}/health/live`);
    return apiUrl(settings);
  },
};

export const readyCheck: Check = {
  name: 'API is ready',
  needsStack: true,
  async run(settings) {
    const answer = await askReadiness(settings);
    if (answer === 'ready') return 'store, engine and task queues';
    throw new Error(`${answer}\nIt names what is missing; look at the log of that service with "make logs".`);
  },
};

export const docsCheck: Check = {
  name: 'API docs',
  needsStack: true,
  async run(settings) {
    const { openapi } = await callApi<{ openapi: string }>(`${apiUrl(settings)}/openapi.json`);
    const page = await fetch(`${apiUrl(settings)}/docs`);
    if (page.ok) return `OpenAPI ${openapi} at ${apiUrl(settings)}/docs`;
    throw new Error(`${apiUrl(settings)}/docs answers ${page.status}. Look at "make logs SERVICE=api".`);
  },
};
