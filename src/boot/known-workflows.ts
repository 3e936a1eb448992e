import * as workflows from '../../workflows/index.js';

const known = new Set(Object.keys(workflows));

/** Whether the bundle exports a workflow of this name. */
export function isKnownWorkflow(name: string): boolean {
  return known.has(name);
}

/** Adds the workflows of a pack. */
export function registerWorkflows(names: readonly string[]): void {
  for (const name of names) known.add(name);
}
