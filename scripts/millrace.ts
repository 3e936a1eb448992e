import { loadDotEnv } from '../src/config/boot-settings.js';
import { readSettings } from '../src/config/settings.js';
import type { Verb } from './cli/verb.js';

const VERBS: Readonly<Record<string, { readonly does: string; load(): Promise<Verb> }>> = {
  start: {
    does: 'start the stack and wait until it is ready',
    load: async () => (await import('./cli/start.js')).start,
  },
  stop: { does: 'stop every process of the stack', load: async () => (await import('./cli/stop.js')).stop },
  status: { does: 'show each service', load: async () => (await import('./cli/status.js')).status },
  monitor: {
    does: 'show CPU and memory of each service, live',
    load: async () => (await import('./cli/monitor.js')).monitor,
  },
  logs: { does: 'show the logs: logs [service] [-f]', load: async () => (await import('./cli/logs.js')).logs },
  doctor: { does: 'check the set-up and run a small task', load: async () => (await import('./cli/doctor.js')).doctor },
  demo: { does: 'analyze this repository, live', load: async () => (await import('./cli/demo.js')).demo },
  ml: { does: 'run a Python worker of the task queue ml', load: async () => (await import('./cli/ml.js')).ml },
  engine: { does: 'find or build the Temporal CLI', load: async () => (await import('./cli/engine.js')).engine },
  supervise: {
    does: 'run the stack in the foreground',
    load: async () => (await import('./cli/supervise.js')).superviseHere,
  },
};

const [name = '', ...args] = process.argv.slice(2);
const verb = VERBS[name];
if (verb === undefined) {
  const rows = Object.entries(VERBS).map(([word, { does }]) => `  ${word.padEnd(10)} ${does}`);
  console.error([`Usage: millrace <verb>`, ...rows].join('\n'));
  process.exit(name === 'help' ? 0 : 2);
}
try {
  loadDotEnv();
  const run = await verb.load();
  process.exitCode = await run(readSettings(process.env), args);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
