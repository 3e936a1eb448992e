import { join } from 'node:path';
import { repositoryRoot } from '../../src/config/repository-root.js';
import { installPinned } from '../python-packages/install-pinned.js';

const REMEDY =
  'It needs Python 3.10 or newer with its venv module (on Debian: python3-venv) and a package index in reach. Then run make analyzers again.';

/** Bandit, Schemathesis and Semgrep in a virtual environment below `folder`, unless it has just the pinned versions. Gives its programs. */
export async function installPythonAnalyzers(folder: string): Promise<readonly string[]> {
  const programs = await installPinned({
    ...{ title: 'Bandit, Schemathesis and Semgrep', remedy: REMEDY },
    requirements: join(repositoryRoot(), 'deploy', 'python-analyzers', 'requirements.txt'),
    environment: join(folder, 'python'),
  });
  return ['bandit', 'schemathesis', 'semgrep', 'pysemgrep'].map((name) => join(programs, name));
}
