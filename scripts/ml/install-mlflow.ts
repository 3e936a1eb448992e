import { join } from 'node:path';
import { repositoryRoot } from '../../src/config/repository-root.js';
import { installPinned } from '../python-packages/install-pinned.js';
import { installUv, ML_REMEDY } from './install-uv.js';

/** The pinned MLflow in an environment of its own below `<home>/python`, unless it is there. Gives its program. */
export async function installMlflow(home: string): Promise<string> {
  const folder = join(home, 'python');
  const programs = await installPinned({
    ...{ title: 'MLflow (200 MB to download)', remedy: ML_REMEDY },
    requirements: join(repositoryRoot(), 'deploy', 'mlflow', 'requirements.txt'),
    environment: join(folder, 'mlflow'),
    installer: async (python) => [await installUv(folder), 'pip', 'install', '--python', python],
  });
  return join(programs, 'mlflow');
}
