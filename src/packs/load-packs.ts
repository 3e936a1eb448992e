import { registerContracts } from '../../contracts/registry.js';
import { registerWorkflows } from '../boot/known-workflows.js';
import type { ProcessSettings } from '../config/boot-settings.js';
import { registerInputClasses } from '../inputs/input-classes.js';
import { registerSchemaFolder } from '../inputs/input-schemas.js';
import { useWorkflowBundle } from '../worker/workflow-bundle.js';
import type { TaskPack } from './task-pack.js';

/**
 * Registers the task types that the settings ask for and returns their packs, whose activities are a worker's business. Controllers and the OpenAPI document read the registries when they are
 * imported, so this comes before that.
 */
export async function loadPacks({ bench }: Pick<ProcessSettings, 'bench'>): Promise<readonly TaskPack[]> {
  if (bench !== '1') return [];
  const { BENCH_PACK } = await import('../../bench/tasks/bench-pack.js');
  registerPack(BENCH_PACK);
  return [BENCH_PACK];
}

function registerPack(pack: TaskPack): void {
  registerContracts(pack.contracts);
  registerInputClasses(pack.inputs);
  registerSchemaFolder(pack.schemaFolder);
  registerWorkflows(Object.keys(pack.workflows));
  useWorkflowBundle(pack.bundle);
}
