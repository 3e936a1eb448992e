import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Worker } from '@temporalio/worker';
import { quietenRuntime } from './quieten-runtime.mjs';

/** Replays the histories of the files argv[3...] with the bundle argv[2]; prints each file with its error, if any, as JSON. */
const [, , codePath, ...files] = process.argv;

// The SDK's own reader of JSON histories works only where npm happened to install protobufjs once for all of its packages.
const require = createRequire(import.meta.url);
const { fromJson } = createRequire(require.resolve('@temporalio/proto'))('protobufjs/ext/protojson');
const { patchProtobufRoot } = require('@temporalio/proto/lib/patch-protobuf-root');
const historyType = patchProtobufRoot(require('@temporalio/proto')).lookupType('temporal.api.history.v1.History');
const read = (file) => fromJson(historyType, JSON.parse(readFileSync(file, 'utf8')), { ignoreUnknownFields: true });

quietenRuntime();
const histories = files.map((file) => ({ workflowId: file, history: read(file) }));
const results = [];
for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle: { codePath } }, histories)) {
  results.push([workflowId, error ? `${error.name}: ${error.message}` : null]);
}
process.stdout.write(JSON.stringify(results));
