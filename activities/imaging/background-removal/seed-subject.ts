import { contains, scaleBox, type Box } from '../pixels/box.js';
import type { Pixels } from '../pixels/pixels.js';
import { resizePixels } from '../pixels/resize.js';
import { UnsuitableImage } from '../unsuitable-image.js';
import type { FindFaces } from './find-faces.js';
import { labelsOfFaces } from './face-trimap.js';
import { labelsOfSalient } from './salient-trimap.js';
import { BACKGROUND, labelsOfBox, labelsOfMask, PERHAPS_SUBJECT, type Trimap } from './trimap.js';

export interface Hints {
  /** Grey, in any size: it is laid over the whole picture. */
  readonly mask: Pixels | undefined;
  /** In pixels of a picture of `size`. */
  readonly box: Box | undefined;
  readonly size: { readonly width: number; readonly height: number };
  readonly keepParts: 'largest' | 'all';
  readonly findFaces: FindFaces;
}

/**
 * What is known of a subject before the cut: by the mask, else the box, else faces, else what stands out. Throws
 * UnsuitableImage when there is nothing to go by.
 */
export async function seedSubject(image: Pixels, { mask, box, size, keepParts, findFaces }: Hints): Promise<Trimap> {
  if (mask) return { seededBy: 'mask', labels: labelsOfMask(await resizePixels(mask, image)), within: null };
  if (box) {
    const within = scaleBox(box, size, image);
    const people = labelsOfPeople(await findIn(within, image, findFaces), within, image);
    if (people) return { seededBy: 'box', labels: people, within: null };
    const labels = (await labelsOfSalient(image, within, keepParts)) ?? labelsOfBox(within, image);
    return { seededBy: 'box', labels: refuseEmpty(labels, box), within };
  }
  const faces = await findFaces(image);
  if (faces.length) return { seededBy: 'faces', labels: labelsOfFaces(faces, image), within: null };
  const within = { x: 0, y: 0, width: image.width, height: image.height };
  const labels = await labelsOfSalient(image, within, keepParts);
  if (!labels)
    throw new UnsuitableImage(
      'Nothing stands out from the rest of this picture. Say where the subject is: give a box or a mask.',
    );
  return { seededBy: 'saliency', labels, within };
}

async function findIn(box: Box, image: Pixels, findFaces: FindFaces): Promise<readonly Box[]> {
  const faces = box.width > 0 && box.height > 0 ? await findFaces(image) : [];
  return faces.filter(({ x, y, width, height }) => contains(box, x + width / 2, y + height / 2));
}

/** A box around people says how far they reach, and their faces what of it is surely theirs; null without faces. */
function labelsOfPeople(faces: readonly Box[], within: Box, image: Pixels): Uint8Array | null {
  if (faces.length === 0) return null;
  const boxed = labelsOfBox(within, image);
  return labelsOfFaces(faces, image).map((label, i) => (boxed[i] === BACKGROUND ? BACKGROUND : label));
}

function refuseEmpty(labels: Uint8Array, { x, y, width, height }: Box): Uint8Array {
  if (labels.includes(PERHAPS_SUBJECT)) return labels;
  throw new UnsuitableImage(
    `The box (x ${x}, y ${y}, ${width} by ${height} px) is not on the picture. Give one that goes around the subject.`,
  );
}
