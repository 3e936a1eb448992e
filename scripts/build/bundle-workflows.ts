import { renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

/** Bundles the built workflows into dist/workflow-bundle.js, so that a worker starts without webpack. */
const workflowsPath = fileURLToPath(new URL('../../workflows/index.js', import.meta.url));
const target = fileURLToPath(new URL('../../workflow-bundle.js', import.meta.url));

const { code } = await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('ERROR') });
writeFileSync(`${target}.unfinished`, code);
renameSync(`${target}.unfinished`, target);
