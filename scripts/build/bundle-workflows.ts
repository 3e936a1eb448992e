import { renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

/** Bundles the built workflows into single files, so that a worker starts without webpack. */
const BUNDLES = [
  { entry: 'workflows/index.js', target: 'workflow-bundle.js' },
  { entry: 'bench/tasks/bench-workflows.js', target: 'bench-workflow-bundle.js' },
];

for (const { entry, target } of BUNDLES) {
  const workflowsPath = fileURLToPath(new URL(`../../${entry}`, import.meta.url));
  const { code } = await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('ERROR') });
  const file = fileURLToPath(new URL(`../../${target}`, import.meta.url));
  writeFileSync(`${file}.unfinished`, code);
  renameSync(`${file}.unfinished`, file);
}
