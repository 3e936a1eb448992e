import { findFaces } from '../faces/find-faces.js';
import type { Kernel } from '../kernels/kernel.js';
import { colourChannels, withAlphaOf } from '../pixels/colour-channels.js';
import { UnsuitableImage } from '../unsuitable-image.js';
import { chooseSource, chooseTargets } from './choose-faces.js';
import type { FaceSwapParameters } from '../../../contracts/imaging/face-swap.contract.js';
import { swapFace } from './swap-face.js';

/**
 * The face of `image` in the place of those of `target_image`, whose size the result has. Landmarks, a piecewise affine warp,
 * colours matched in L*a*b*, a Poisson blend: no face is made up. Throws UnsuitableImage where a picture has no such face.
 */
export const kernel: Kernel<FaceSwapParameters> = async ({ images, parameters }, tell) => {
  const { image, target_image: target } = images;
  if (!image) throw new UnsuitableImage('A face swap takes the face from "image": send a picture with a face there');
  if (!target)
    throw new UnsuitableImage('A face swap puts the face into "target_image": send a picture with a face there too');
  tell(0, 'finding the face to take');
  const source = colourChannels(image);
  const sourceFaces = await findFaces(source);
  const taken = chooseSource(sourceFaces, parameters.source_face);
  tell(35, 'finding the faces to replace');
  const targetFaces = await findFaces(target);
  const replaced = chooseTargets(targetFaces, parameters.target_face);
  const given = colourChannels(target);
  const result = { ...given, data: new Uint8Array(given.data) };
  const from = sourceFaces[taken];
  for (const [done, place] of replaced.entries()) {
    tell(65 + (35 * done) / replaced.length, `replacing face ${done + 1} of ${replaced.length}`);
    const onto = targetFaces[place];
    if (from && onto) await swapFace(source, from, result, onto);
  }
  return {
    image: withAlphaOf(target, result),
    metadata: {
      source_faces: sourceFaces.length,
      target_faces: targetFaces.length,
      source_face: taken,
      replaced_faces: [...replaced],
    },
  };
};
