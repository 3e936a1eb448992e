import { installBullmq } from './install/install-bullmq.js';
import { installPython } from './install/install-python.js';
import { installRedis } from './install/install-redis.js';

/** Installs the peers below the data folder of the repository and below bench/peers/; the second time costs nothing. */
try {
  await installRedis();
  for (const peer of ['celery', 'django-q', 'threads']) await installPython(peer);
  await installBullmq();
  console.log('The peers of the benchmark are installed.');
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
