import { setTimeout as sleep } from 'node:timers/promises';
import { LENGTH, ROUNDS } from './support/chaos-length.js';
import { ProxiedStack } from './support/proxied-stack.js';
import { runTrial } from './support/trial.js';
import type { Link } from './support/toxiproxy.js';

let proxied: ProxiedStack;
beforeAll(async () => {
  proxied = await ProxiedStack.start('network');
});
afterAll(() => proxied.close());

const LATENCY_MS = 500;
const HARM: Readonly<Record<string, (link: Link) => Promise<void>>> = {
  'is cut': (link) => link.cut(),
  'swallows everything': (link) => link.swallow(),
  'loses every answer': (link) => link.loseAnswers(),
  'takes 500 ms each way': (link) => link.slow(LATENCY_MS),
};
const CASES = (['database', 'engine'] as const).flatMap((to) => Object.keys(HARM).map((harm) => [to, harm] as const));

describe.each(ROUNDS)('round %i: what was accepted is what finishes, each subtask once, when the network', () => {
  test.each(CASES)('to the %s %s', async (to, harm) => {
    const { stack, databaseUrl } = proxied;
    const link = proxied.links[to];
    const fault = async () => {
      await HARM[harm]?.(link);
      await sleep(LENGTH.stopMs);
      await link.mend();
    };
    expect(await runTrial({ stack, databaseUrl, name: `The network to the ${to} ${harm}`, fault })).toEqual([]);
  });
});
