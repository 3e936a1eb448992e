import type { StartedStack } from './start-stack.js';

/** What is to be known of a stack that was started, or ran already; nothing when all is as expected. */
export function describeStart({ outcome, unserved }: StartedStack): string[] {
  const lines: string[] = [];
  if (outcome === 'running an older build')
    lines.push('It runs an older build than the one here. To run this one: make stop && make start');
  if (unserved.length > 0)
    lines.push(
      `No worker polls ${unserved.join(', ')}: WORKER_QUEUES leaves that to others. Tasks wait there until one is started:` +
        ` node dist/src/worker.js --queues ${unserved.join(',')}`,
    );
  return lines;
}
