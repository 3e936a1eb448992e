import * as tf from '@tensorflow/tfjs';
import { setThreadsCount } from '@tensorflow/tfjs-backend-wasm';

/**
 * WebAssembly where it runs, which dense networks are fastest on, else plain JavaScript. One thread: sums that are split
 * among threads would not come out the same every time.
 */
export async function openBackend(): Promise<string> {
  // Without it the library advertises its native binding on the console.
  tf.env().set('IS_TEST', true);
  setThreadsCount(1);
  if (!(await tf.setBackend('wasm'))) await tf.setBackend('cpu');
  await tf.ready();
  return tf.getBackend();
}

export const TFJS_VERSION: string = tf.version.tfjs;
