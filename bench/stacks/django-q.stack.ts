import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { portAnswers } from '../../scripts/processes/port-answers.js';
import { addPostgres } from './add-postgres.js';
import { peerFolder, pythonBin } from './bench-folder.js';
import { gunicorn } from './gunicorn.js';
import { type ProcessGroup, startGroup } from './process-group.js';
import { pythonVersions } from './python-versions.js';
import type { Stack, StackPlace } from './stack.js';

/** Django (gunicorn), Django-Q2 with the ORM broker, and PostgreSQL as Millrace starts it. */
export const djangoQ: Stack = {
  name: 'django-q',
  title: 'Django + Django-Q2',
  versions: async () => pythonVersions('django-q', ['django', 'django-q2', 'gunicorn', 'psycopg']),
  start: (place) =>
    startGroup(place.logs, async (group) => {
      const env = await startStore(group, place);
      const address = `127.0.0.1:${place.ports.api}`;
      const [cwd, python] = [peerFolder('django-q'), join(pythonBin('django-q'), 'python')];
      await promisify(execFile)(python, ['manage.py', 'migrate'], { cwd, env: { ...process.env, ...env } });
      await group.start({ ...{ name: 'worker', cwd, env }, command: [python, 'manage.py', 'qcluster'] });
      const command = gunicorn('django-q', 'wsgi:application', address);
      await group.start({ ...{ name: 'api', cwd, env }, command, isReady: () => portAnswers(address) });
      return group.asStack(`http://${address}`, place.slots);
    }),
};

async function startStore(group: ProcessGroup, place: StackPlace) {
  return {
    DATABASE_URL: await addPostgres(group, place),
    SECRET_KEY: randomBytes(32).toString('base64url'),
    BENCH_LOG: place.benchLog,
    BENCH_SLOTS: String(place.slots),
    PYTHONDONTWRITEBYTECODE: '1',
  };
}
