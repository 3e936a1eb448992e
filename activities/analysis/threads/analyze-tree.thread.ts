import { loadAnalyzer } from '../load-analyzer.js';
import { listFiles } from '../source/list-files.js';
import type { ThreadProgress, ThreadResult, ThreadTask } from './thread-task.js';
import { thinOut } from './thin-out.js';

/** The body of an analyzer thread: one tree, one analyzer. It may be ended at any moment and holds nothing but memory. */
export default async function analyzeTree({ analyzer: name, root, port }: ThreadTask): Promise<ThreadResult> {
  const send = thinOut((percent, message) => port.postMessage({ percent, message } satisfies ThreadProgress));
  try {
    send(0, 'Listing the files');
    const tree = listFiles(root);
    const analyzer = await loadAnalyzer(name);
    return { report: await analyzer.analyze(tree, send) };
  } catch (error) {
    const { name: type, message, stack } = error as Error;
    return { error: { name: type, message, stack } };
  } finally {
    port.close();
  }
}
