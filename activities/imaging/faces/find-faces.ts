import tf from '@tensorflow/tfjs';
import type faceApi from '@vladmandic/face-api/dist/face-api.node-wasm.js';
import { colourChannels } from '../pixels/colour-channels.js';
import type { Pixels } from '../pixels/pixels.js';
import { resizePixels, sizeOfArea } from '../pixels/resize.js';
import type { Box } from '../pixels/box.js';
import type { DescribedFace, Face } from './face.js';
import { loadFaceModels } from './load-face-models.js';

type FaceApi = typeof faceApi;
type InputTensor = Parameters<FaceApi['detectAllFaces']>[0];
type Options = InstanceType<FaceApi['SsdMobilenetv1Options']>;

const MOST_PIXELS = 1280 * 1280;
const LEAST_SCORE = 0.4;
const MOST_FACES = 64;

/**
 * The faces from left to right, with landmarks. They are sought in the picture at 1.6 megapixels at most; a face should take
 * up a twelfth of its width. Detector: SSD (Liu et al. 2016) on MobileNet v1, of the face-api package.
 */
export async function findFaces(pixels: Pixels): Promise<readonly Face[]> {
  return search(pixels, async (api, input, options, scale) =>
    (await api.detectAllFaces(input, options).withFaceLandmarks()).map((found) => faceFrom(found, scale)),
  );
}

/** The same with descriptors (a ResNet-34 after He et al. 2016), which take about 0.1 s of processor time a face. */
export async function describeFaces(pixels: Pixels): Promise<readonly DescribedFace[]> {
  return search(pixels, async (api, input, options, scale) =>
    (await api.detectAllFaces(input, options).withFaceLandmarks().withFaceDescriptors()).map((found) => ({
      ...faceFrom(found, scale),
      descriptor: Array.from(found.descriptor),
    })),
  );
}

/** Only where the faces are, from left to right: about the brows to the chin. */
export async function findFaceBoxes(pixels: Pixels): Promise<readonly Box[]> {
  const found = await search(pixels, async (api, input, options, scale) =>
    (await api.detectAllFaces(input, options)).map(({ box }) => ({ box: boxFrom(box, scale) })),
  );
  return found.map(({ box }) => box);
}

async function search<Found extends { readonly box: Box }>(
  pixels: Pixels,
  detect: (api: FaceApi, input: InputTensor, options: Options, scale: number) => Promise<Found[]>,
): Promise<readonly Found[]> {
  const api = await loadFaceModels();
  const { width, height } = sizeOfArea(MOST_PIXELS, pixels);
  const { data } = await resizePixels(colourChannels(pixels), { width, height });
  const input = tf.tensor3d(new Uint8Array(data), [height, width, 3], 'int32');
  try {
    const options = new api.SsdMobilenetv1Options({ minConfidence: LEAST_SCORE, maxResults: MOST_FACES });
    // The package carries a copy of the type of a tensor.
    const found = await detect(api, input, options, pixels.width / width);
    return found.sort((one, other) => middle(one.box) - middle(other.box));
  } finally {
    input.dispose();
  }
}

const middle = (box: Box) => box.x + box.width / 2;

function boxFrom({ x, y, width, height }: Box, scale: number): Box {
  return { x: x * scale, y: y * scale, width: width * scale, height: height * scale };
}

function faceFrom(
  found: { detection: { box: Box; score: number }; landmarks: { positions: readonly { x: number; y: number }[] } },
  scale: number,
): Face {
  const landmarks = found.landmarks.positions.map(({ x, y }) => ({ x: x * scale, y: y * scale }));
  return { box: boxFrom(found.detection.box, scale), score: found.detection.score, landmarks };
}
