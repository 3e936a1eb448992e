import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../src/config/repository-root.js';
import { describeSize } from './describe-size.js';
import { readParts, writeParts } from './installed-parts.js';
import { installUv, ML_REMEDY } from './install-uv.js';
import { runInstaller } from '../python-packages/run-installer.js';

export interface Wanted {
  readonly frameworks: readonly string[];
  /** The tools that check and test the Python code as well. */
  readonly tools?: boolean;
}

/**
 * The packages of python/uv.lock for these frameworks, in `<home>/python/ml`, unless they are there. What was installed before
 * stays. Says before how much comes. Gives the Python to run the worker with.
 */
export async function installMlWorker(home: string, { frameworks, tools = false }: Wanted): Promise<string> {
  const folder = join(home, 'python');
  const project = join(repositoryRoot(), 'python');
  const environment = join(folder, 'ml');
  const installed = join(environment, 'installed.json');
  const lock = createHash('sha256')
    .update(readFileSync(join(project, 'uv.lock')))
    .digest('hex');
  const there = readParts(installed, lock);
  const parts = ['worker', ...frameworks, ...(tools ? ['tools'] : [])];
  if (!parts.every((part) => there.includes(part))) {
    mkdirSync(folder, { recursive: true });
    const uv = await installUv(folder);
    console.log(describeSize(frameworks.filter((name) => !there.includes(name))));
    const extras = frameworks.flatMap((name) => ['--extra', name]);
    const groups = tools ? [] : ['--no-default-groups'];
    const flags = ['--frozen', '--inexact', '--no-progress', '--project', project, ...extras, ...groups];
    const progress = process.stderr.isTTY ? flags.filter((flag) => flag !== '--no-progress') : flags;
    await runInstaller({ title: 'The Python worker', remedy: ML_REMEDY }, [uv, 'sync', ...progress], {
      UV_PROJECT_ENVIRONMENT: environment,
      UV_PYTHON_DOWNLOADS: 'never',
      // Of some other environment that the caller is in.
      VIRTUAL_ENV: '',
    });
    writeParts(installed, { lock, parts: [...new Set([...there, ...parts])] });
  }
  return join(environment, 'bin', 'python');
}
