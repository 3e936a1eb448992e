import { Worker } from 'node:worker_threads';
import { loadAnalyzer } from '../load-analyzer.js';
import { listFiles } from '../source/list-files.js';
import type { ProcessMessage, ProcessResult, ProcessTask } from './process-messages.js';
import { thinOut } from './thin-out.js';

/*
 * The process of an analyzer: one task after the other, a tree and an analyzer each. It may be killed at any moment and holds
 * nothing but memory. It ends with its worker, and only so: a signal to all processes of a terminal or a group is for the
 * worker, which may want to see the analysis through.
 */

const send = (message: ProcessMessage): void => void process.send?.(message);

async function carryOut({ analyzer: name, root, request }: ProcessTask): Promise<ProcessResult> {
  try {
    const progress = thinOut((percent, message) => send({ percent, message }));
    progress(0, 'Listing the files');
    const tree = listFiles(root);
    progress(0, 'Loading the tools');
    const analyzer = await loadAnalyzer(name);
    return { report: await analyzer.analyze(tree, progress, request) };
  } catch (error) {
    const { name: type, message, stack } = error as Error;
    return { error: { name: type, message, stack } };
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
new Worker(new URL('../../processes/end-with-worker.thread.js', import.meta.url));

process.on('message', (task: ProcessTask) => {
  void carryOut(task).then((result) => {
    for (const stream of [process.stdout, process.stderr]) stream.write(`\n${task.endMark}\n`);
    send(result);
  });
});
