import { readFileSync } from 'node:fs';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';

/** Replays the histories of the files argv[3...] with the bundle argv[2]; prints each file with its error, if any, as JSON. */
const [, , codePath, ...files] = process.argv;

Runtime.install({ logger: new DefaultLogger('ERROR', () => undefined) });
const histories = files.map((file) => ({ workflowId: file, history: JSON.parse(readFileSync(file, 'utf8')) }));
const results = [];
for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle: { codePath } }, histories)) {
  results.push([workflowId, error ? `${error.name}: ${error.message}` : null]);
}
process.stdout.write(JSON.stringify(results));
