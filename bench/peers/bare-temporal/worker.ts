import { NativeConnection, Runtime, DefaultLogger, Worker } from '@temporalio/worker';
import * as activities from './activities.js';
import { NAMESPACE, TASK_QUEUE, variable } from './shared.js';

Runtime.install({ logger: new DefaultLogger('WARN') });
const connection = await NativeConnection.connect({ address: variable('TEMPORAL_ADDRESS') });
const worker = await Worker.create({
  connection,
  namespace: NAMESPACE,
  taskQueue: TASK_QUEUE,
  workflowBundle: { codePath: variable('BENCH_WORKFLOW_BUNDLE') },
  activities,
  maxConcurrentActivityTaskExecutions: Number(variable('BENCH_SLOTS')),
});
// SIGTERM ends it in order: the runtime shuts its workers down on that signal.
await worker.run();
await connection.close();
