import type { Kernel } from '../kernels/kernel.js';
import { boxAround, scaleBox } from '../pixels/box.js';
import { colourChannels } from '../pixels/colour-channels.js';
import type { Pixels } from '../pixels/pixels.js';
import { resizePixels, sizeWithin } from '../pixels/resize.js';
import { UnsuitableImage } from '../unsuitable-image.js';
import { alphaOf, bandOf, softenAlpha } from './alpha.js';
import type { BackgroundRemovalParameters } from '../../../contracts/imaging/background-removal.contract.js';
import { compose, type Ground } from './compose.js';
import type { FindFaces } from './find-faces.js';
import { findSubject } from './find-subject.js';
import { matteOf } from './matte.js';
import { nearColoursOf } from './pure-colours.js';
import { seedSubject } from './seed-subject.js';

/** Px of the longer side at which the subject is cut; a larger picture follows it by its own colours. */
const WORKING_SIDE = 512;
/** Of the picture: a subject smaller than this, or a background, is taken for a failure of the cut. */
const LEAST_SHARE = 0.001;

/**
 * Removes the background of a picture: seeds a subject, cuts it out, softens its outline and takes the old background out
 * of its colours. Throws UnsuitableImage when no subject is found.
 */
export function removeBackgroundWith(findFaces: FindFaces): Kernel<BackgroundRemovalParameters> {
  return async ({ images, parameters }, tell) => {
    const { keep = 'largest', feather = 0, box } = parameters;
    if (!images['image']) throw new UnsuitableImage('There is no picture. Send one as image.');
    tell(5, 'look for the subject');
    const image = colourChannels(images['image']);
    const small = await resizePixels(image, sizeWithin(WORKING_SIDE, image));
    const mask = images['mask'] && greyOf(images['mask']);
    const seeds = await seedSubject(small, { mask, box, size: image, keepParts: keep, findFaces });
    tell(20, 'cut out the subject');
    const cut = await findSubject(small, seeds, keep);
    const share = refuseNothing(cut);
    tell(60, 'soften the outline');
    const [matte, band] = [await matteOf(small, cut), await bandOf(cut, small)];
    const alpha = await softenAlpha(alphaOf(image, matte, band), image, feather);
    tell(80, 'clean the colours');
    const near = await nearColoursOf(small, alphaOf(small, matte, band));
    const ground = await groundOf(parameters.background, images['background'], image);
    const around = boxAround(cut, small);
    return {
      image: compose(image, alpha, near, ground),
      metadata: {
        seeded_by: seeds.seededBy,
        kept_fraction: Number(share.toFixed(4)),
        subject_box: around && { ...scaleBox(around, small, image) },
      },
    };
  };
}

function greyOf({ width, height, channels, data }: Pixels): Pixels {
  const grey = new Uint8Array(width * height);
  for (let i = 0; i < grey.length; i++) grey[i] = data[i * channels] ?? 0;
  return { width, height, channels: 1, data: grey };
}

/** The share of the picture that the subject has, 0 to 1. */
function refuseNothing(mask: Uint8Array): number {
  const share = mask.reduce((sum, value) => sum + (value ? 1 : 0), 0) / mask.length;
  if (share >= LEAST_SHARE && share <= 1 - LEAST_SHARE) return share;
  throw new UnsuitableImage(
    `The cut kept ${share < 0.5 ? 'next to nothing' : 'the whole'} of the picture. Give a box that goes closely around the subject, or a mask.`,
  );
}

async function groundOf(colour: string | undefined, picture: Pixels | undefined, size: Pixels): Promise<Ground> {
  if (picture) return resizePixels(colourChannels(picture), { width: size.width, height: size.height }, 'cover');
  if (colour === undefined) return null;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return [red, green, blue];
}
