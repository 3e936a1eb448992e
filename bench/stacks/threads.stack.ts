import { portAnswers } from '../../scripts/processes/port-answers.js';
import { peerFolder } from './bench-folder.js';
import { gunicorn } from './gunicorn.js';
import { startGroup } from './process-group.js';
import { pythonVersions } from './python-versions.js';
import type { Stack } from './stack.js';

/** Flask and a ThreadPoolExecutor of four threads in the process of the API; nothing outlives that process. */
export const threads: Stack = {
  name: 'threads',
  title: 'Flask + threads',
  versions: async () => pythonVersions('threads', ['flask', 'gunicorn']),
  start: (place) =>
    startGroup(place.logs, async (group) => {
      const address = `127.0.0.1:${place.ports.api}`;
      await group.start({
        name: 'api',
        command: gunicorn('threads', 'app:app', address),
        cwd: peerFolder('threads'),
        env: { BENCH_LOG: place.benchLog, PYTHONDONTWRITEBYTECODE: '1' },
        isReady: () => portAnswers(address),
      });
      return group.asStack(`http://${address}`, 4);
    }),
};
