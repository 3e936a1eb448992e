import { Worker } from 'node:worker_threads';
import { BUILD } from '../../rig/repository.js';

/** Calls a function of the build, given by the path of its module in dist/. What it throws is thrown, by its message. */
export type CallInThread = <Result>(module: string, name: string, ...args: readonly unknown[]) => Promise<Result>;

const LOADER = `
const { parentPort } = require('node:worker_threads');
parentPort.on('message', async ({ module, name, args }) => {
  try {
    parentPort.postMessage({ result: await (await import(module))[name](...args, () => undefined) });
  } catch (error) {
    parentPort.postMessage({ problem: error.name + ': ' + error.message });
  }
});`;

/**
 * A thread for one file of tests, which keeps its models between calls: Jest's own module system has other typed arrays than
 * Node's, which WebAssembly does not take. One call at a time. A last argument, a function that does nothing, is added to each.
 */
export function useKernelThread(): CallInThread {
  let thread: Worker;
  beforeAll(() => {
    thread = new Worker(LOADER, { eval: true });
  });
  afterAll(() => thread.terminate());
  return <Result>(module: string, name: string, ...args: readonly unknown[]) =>
    new Promise<Result>((resolve, reject) => {
      thread.once('message', ({ result, problem }: { result: Result; problem?: string }) =>
        problem === undefined ? resolve(result) : reject(new Error(problem)),
      );
      thread.postMessage({ module: `${BUILD}/${module}`, name, args });
    });
}
