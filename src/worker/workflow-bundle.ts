import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../config/repository-root.js';

let bundle = 'workflow-bundle.js';

/** Takes the workflows of a pack, which hold those of the service too; `file` is relative to dist/. */
export function useWorkflowBundle(file: string): void {
  bundle = file;
}

/** The built workflows, as one file. Throws when they were not built. */
export function findWorkflowBundle(): string {
  const path = join(repositoryRoot(), 'dist', bundle);
  if (!existsSync(path)) throw new Error(`There is no workflow bundle at ${path}. Run: npm run build`);
  return path;
}
