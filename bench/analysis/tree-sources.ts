import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../src/config/repository-root.js';

/** Published code that is there anyway, at versions that a lock file pins: the same files on every machine. */
export interface TreeSource {
  /** Absolute. */
  readonly folder: string;
  /** Where it comes to stand in the tree. */
  readonly name: string;
  readonly file: RegExp;
  readonly most: number;
}

const SCRIPT = /(?<!\.d)\.[cm]?[jt]s$/;
const NODE_PACKAGES = [
  ['rxjs/src', 250],
  ['@temporalio/client/src', 30],
  ['@temporalio/common/src', 60],
  ['@temporalio/worker/src', 60],
  ['eslint/lib', 250],
  ['undici/lib', 70],
] as const;
const PYTHON_PACKAGES = [
  'bandit',
  'httpcore',
  'jsonschema',
  'starlette',
  'stevedore',
  'urllib3',
  'uvicorn',
  'werkzeug',
];

/** `analyzers` is the folder where make analyzers installs. Throws, saying what to do, when it did not. */
export function treeSources(analyzers: string): readonly TreeSource[] {
  const python = pythonPackages(analyzers);
  return [
    ...NODE_PACKAGES.map(([name, most]) => ({
      folder: join(repositoryRoot(), 'node_modules', name),
      name: name.replace(/^@/, ''),
      file: SCRIPT,
      most,
    })),
    ...PYTHON_PACKAGES.map((name) => ({ folder: join(python, name), name: `python/${name}`, file: /\.py$/, most: 60 })),
  ];
}

function pythonPackages(analyzers: string): string {
  const library = join(analyzers, 'python', 'lib');
  const version = existsSync(library) ? readdirSync(library).find((name) => name.startsWith('python3')) : undefined;
  if (version === undefined)
    throw new Error('Bandit, Semgrep and gitleaks are not installed. Install them with: make analyzers');
  return join(library, version, 'site-packages');
}
