import { Client, Connection } from '@temporalio/client';
import { Worker } from '@temporalio/worker';
import { quietenRuntime } from './quieten-runtime.mjs';

/** Replays every workflow of the server at argv[2] with the bundle at argv[3]; prints the failures as JSON. */
const [, , address, codePath] = process.argv;

quietenRuntime();
const connection = await Connection.connect({ address });
const client = new Client({ connection });
const histories = client.workflow.list({ query: '' }).intoHistories({ concurrency: 5 });
const failures = [];
for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle: { codePath } }, histories)) {
  if (error) failures.push({ workflowId, message: error.message });
}
await connection.close();
process.stdout.write(JSON.stringify(failures));
