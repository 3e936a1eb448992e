import { join } from 'node:path';
import { repositoryRoot } from '../../src/config/repository-root.js';
import { installPinned } from '../python-packages/install-pinned.js';

/** What `make ml` asks of the machine. */
export const ML_REMEDY =
  'It needs Python 3.11 to 3.13 with its venv module (on Debian: python3-venv), a package index in reach and room on the disk. Then run make ml again.';

/** The pinned uv, from PyPI, in a virtual environment below `folder`, unless it is there. Gives its program. */
export async function installUv(folder: string): Promise<string> {
  const requirements = join(repositoryRoot(), 'python', 'uv-requirements.txt');
  const programs = await installPinned({
    ...{ title: 'uv', remedy: ML_REMEDY },
    ...{ requirements, environment: join(folder, 'uv') },
  });
  return join(programs, 'uv');
}
