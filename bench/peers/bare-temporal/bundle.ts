import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { variable } from './shared.js';

/** Bundles the workflows in a process of its own: webpack must not count in the worker's memory. */
const workflowsPath = fileURLToPath(new URL('./workflows.js', import.meta.url));
const { code } = await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('ERROR') });
writeFileSync(variable('BENCH_WORKFLOW_BUNDLE'), code);
