import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import tf from '@tensorflow/tfjs';
import wasm from '@tensorflow/tfjs-backend-wasm';
import faceApi from '@vladmandic/face-api/dist/face-api.node-wasm.js';

const require = createRequire(import.meta.url);
const folderOf = (file: string) => dirname(require.resolve(file));

let ready: Promise<typeof faceApi> | undefined;

/** The library with its three nets in memory (14 MB), read from the installed package once a thread; no network. */
export function loadFaceModels(): Promise<typeof faceApi> {
  ready ??= load();
  return ready;
}

async function load(): Promise<typeof faceApi> {
  wasm.setWasmPaths(join(folderOf('@tensorflow/tfjs-backend-wasm'), '/'));
  if (!(await tf.setBackend('wasm')))
    throw new Error('TensorFlow.js could not start its WebAssembly backend: run npm ci, the package may be incomplete');
  await tf.ready();
  const weights = join(folderOf('@vladmandic/face-api/package.json'), 'model');
  const { ssdMobilenetv1, faceLandmark68Net, faceRecognitionNet } = faceApi.nets;
  for (const net of [ssdMobilenetv1, faceLandmark68Net, faceRecognitionNet]) await net.loadFromDisk(weights);
  return faceApi;
}
