import { randomInt } from 'node:crypto';
import { fetchPortrait } from '../../scripts/imaging/fetch-portrait.js';
import { REPOSITORY } from '../rig/repository.js';
import { drawFacePair, type FacePair } from './support/face-scenes.js';
import { useImageTasks } from './support/image-tasks.js';
import { useKernelThread } from './support/kernel-thread.js';
import { landmarkError, likeness, middleFace, pasteBox, seam, type SeenFace } from './support/measure-faces.js';
import { flat, type Picture } from './support/picture.js';

const PAIRS = 4;
const MOST_LANDMARK_ERROR = 0.04;
const MOST_SEAM = 3;

const carryOut = useImageTasks();
const call = useKernelThread();
let portrait: string;

/** One task. */
const runKernel = (images: Record<string, Picture>, parameters: object) => carryOut('face_swap', images, parameters);

const see = (picture: Picture) =>
  call<readonly SeenFace[]>('activities/imaging/faces/find-faces.js', 'describeFaces', picture);

beforeAll(async () => {
  portrait = await fetchPortrait(`${REPOSITORY}/scripts/imaging/face-pictures.txt`, `${REPOSITORY}/.millrace/imaging`);
});

interface Grade {
  readonly landmarks: number;
  /** Distance of the descriptor from the source's, less what it was before: negative if the face became more alike. */
  readonly estranged: number;
  readonly seam: number;
}

const passes = (grade: Grade) =>
  grade.landmarks <= MOST_LANDMARK_ERROR && grade.estranged < 0 && grade.seam <= MOST_SEAM;

async function grade(picture: Picture, pair: FacePair, from: SeenFace, onto: SeenFace): Promise<Grade> {
  const faces = await see(picture);
  const errors = faces.map((face) => landmarkError(face, onto));
  const face = faces[errors.indexOf(Math.min(...errors))];
  if (!face) return { landmarks: Infinity, estranged: Infinity, seam: seam(pair.target, picture) };
  return {
    landmarks: landmarkError(face, onto),
    estranged: likeness(face, from) - likeness(onto, from),
    seam: seam(pair.target, picture),
  };
}

const seeds = Array.from({ length: PAIRS }, () => randomInt(2 ** 31));

test.each(seeds)(
  'a face takes the place, the shape and the light of another, and stays itself (seed %i)',
  async (seed) => {
    const pair = await drawFacePair(seed, portrait);
    const [sourceFaces, targetFaces] = [await see(pair.source), await see(pair.target)];
    const [from, onto] = [middleFace(pair.source, sourceFaces), middleFace(pair.target, targetFaces)];
    const places = { source_face: sourceFaces.indexOf(from), target_face: targetFaces.indexOf(onto) };
    const { image, metadata } = await runKernel({ image: pair.source, target_image: pair.target }, places);
    expect(metadata).toMatchObject({ target_faces: targetFaces.length, replaced_faces: [places.target_face] });
    const ours = await grade(image, pair, from, onto);
    const naive = await grade(pasteBox(pair.source, from, pair.target, onto), pair, from, onto);
    expect({ seed, ...ours, passes: passes(ours) }).toMatchObject({ passes: true });
    expect({ seed, ...naive, passes: passes(naive) }).toMatchObject({ passes: false });
  },
);

test('nothing but the face changes, and the same pictures give the same picture', async () => {
  const pair = await drawFacePair(randomInt(2 ** 31), portrait);
  const onto = middleFace(pair.target, await see(pair.target));
  const images = { image: pair.source, target_image: pair.target };
  const target_face = (await see(pair.target)).findIndex(({ box }) => box.x === onto.box.x);
  const { image } = await runKernel(images, { target_face });
  const again = await runKernel(images, { target_face });
  expect(Buffer.compare(image.data, again.image.data)).toBe(0);
  const { box } = onto;
  const far = ({ width, data }: Picture) =>
    data.filter((_, at) => {
      const [x, y] = [Math.floor(at / 3) % width, Math.floor(at / 3 / width)];
      return Math.abs(x - box.x - box.width / 2) > box.width || Math.abs(y - box.y - box.height / 2) > box.height;
    });
  expect(Buffer.compare(far(image), far(pair.target))).toBe(0);
});

test('a picture without a face, or without the face asked for, is named', async () => {
  const { source, target } = await drawFacePair(1, portrait);
  await expect(runKernel({ image: flat(source), target_image: target }, {})).rejects.toThrow(
    /UnsuitableImage: No face was found in "image": send /,
  );
  await expect(runKernel({ image: source, target_image: flat(target) }, {})).rejects.toThrow(
    /UnsuitableImage: No face was found in "target_image": send /,
  );
  await expect(runKernel({ image: source, target_image: target }, { target_face: 40 })).rejects.toThrow(
    /"target_image" has .* so "target_face" can be at most \d+, and is 40/,
  );
});
