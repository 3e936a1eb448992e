import { Worker } from '@temporalio/worker';

/** Preloaded into a worker process: its pollers run like any other, and fail a moment later as the SDK would fail them. */
const { run } = Worker.prototype;

Worker.prototype.run = function failing() {
  const failure = new Promise((_, reject) => setTimeout(reject, 1_000, new Error('The poller is gone')));
  return Promise.race([run.call(this), failure]);
};
