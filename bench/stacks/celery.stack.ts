import { join } from 'node:path';
import { portAnswers } from '../../scripts/processes/port-answers.js';
import { peerFolder, pythonBin } from './bench-folder.js';
import { startGroup } from './process-group.js';
import { pythonVersions } from './python-versions.js';
import { redisVersion, startRedis } from './redis-server.js';
import type { Stack } from './stack.js';

/** FastAPI (uvicorn, uvloop), Celery 5 (prefork) and Redis as broker and result backend. */
export const celery: Stack = {
  name: 'celery',
  title: 'FastAPI + Celery',
  versions: async () => ({
    ...pythonVersions('celery', ['celery', 'fastapi', 'uvicorn', 'uvloop', 'redis']),
    'redis-server': redisVersion(),
  }),
  start: (place) =>
    startGroup(place.logs, async (group) => {
      const redisUrl = await startRedis(group, place);
      const address = `127.0.0.1:${place.ports.api}`;
      const env = { REDIS_URL: redisUrl, BENCH_LOG: place.benchLog, PYTHONDONTWRITEBYTECODE: '1' };
      const [cwd, bin] = [peerFolder('celery'), pythonBin('celery')];
      const prefork = ['--pool', 'prefork', '--concurrency', String(place.slots), '--loglevel', 'WARNING'];
      await group.start({
        ...{ name: 'worker', cwd, env },
        command: [join(bin, 'celery'), '--app', 'tasks', '--quiet', 'worker', ...prefork],
      });
      const listen = ['--host', '127.0.0.1', '--port', String(place.ports.api), '--timeout-keep-alive', '75'];
      await group.start({
        ...{ name: 'api', cwd, env },
        command: [
          join(bin, 'uvicorn'),
          'api:app',
          ...listen,
          '--loop',
          'uvloop',
          '--http',
          'httptools',
          '--no-access-log',
        ],
        isReady: () => portAnswers(address),
      });
      return group.asStack(`http://${address}`, place.slots);
    }),
};
