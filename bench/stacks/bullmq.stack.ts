import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { portAnswers } from '../../scripts/processes/port-answers.js';
import { peerFolder } from './bench-folder.js';
import { startGroup } from './process-group.js';
import { redisVersion, startRedis } from './redis-server.js';
import type { Stack } from './stack.js';

/** BullMQ and Redis behind an API on Fastify. */
export const bullmq: Stack = {
  name: 'bullmq',
  title: 'Node + BullMQ',
  versions: async () => ({
    bullmq: packageVersion('bullmq'),
    fastify: packageVersion('fastify'),
    'redis-server': redisVersion(),
  }),
  start: (place) =>
    startGroup(place.logs, async (group) => {
      const redisUrl = await startRedis(group, place);
      const address = `127.0.0.1:${place.ports.api}`;
      const cwd = peerFolder('bullmq');
      const env = {
        ...{ REDIS_URL: redisUrl, BENCH_LOG: place.benchLog, BENCH_SLOTS: String(place.slots) },
        ...{ PORT: String(place.ports.api), NODE_ENV: 'production' },
      };
      await group.start({ ...{ name: 'worker', cwd, env }, command: [process.execPath, 'worker.js'] });
      const isReady = () => portAnswers(address);
      await group.start({ ...{ name: 'api', cwd, env }, command: [process.execPath, 'api.js'], isReady });
      return group.asStack(`http://${address}`, place.slots);
    }),
};

function packageVersion(name: string): string {
  const file = join(peerFolder('bullmq'), 'node_modules', name, 'package.json');
  if (!existsSync(file)) throw new Error('The peer bullmq is not installed. Install it with: make bench-peers');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
