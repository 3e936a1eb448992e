import { loadOpenCv } from '../opencv/load-opencv.js';
import { inMatScope } from '../opencv/mat-scope.js';
import { scaleBox } from '../pixels/box.js';
import type { Pixels } from '../pixels/pixels.js';
import { UnsuitableImage } from '../unsuitable-image.js';
import type { ObjectRemovalParameters } from '../../../contracts/imaging/object-removal.contract.js';

const SAY = 'Give a mask, a box or a polygon that covers only what is to go.';

/** What is to be filled: 255 for each pixel of the mask, the box and the polygon, grown. Throws UnsuitableImage. */
export async function regionOf(image: Pixels, given: Pixels | undefined, parameters: ObjectRemovalParameters) {
  const { box, polygon, grow = 0 } = parameters;
  const { width, height } = image;
  if (!given && !box && !polygon) throw new UnsuitableImage(`It is not said what is to go. ${SAY}`);
  if (given && (given.width !== width || given.height !== height))
    throw new UnsuitableImage(
      `The mask has ${given.width} by ${given.height} px and the picture ${width} by ${height}. Send a mask of the picture's size.`,
    );
  const { cv } = await loadOpenCv();
  const region = inMatScope((keep) => {
    const mat = keep(new cv.Mat(height, width, cv.CV_8UC1, new cv.Scalar(0)));
    if (given)
      for (let i = 0; i < mat.data.length; i++) mat.data[i] = (given.data[i * given.channels] ?? 0) >= 128 ? 255 : 0;
    if (box) {
      const { x, y, width: across, height: down } = scaleBox(box, image, image);
      for (let row = y; row < y + down; row++) mat.data.fill(255, row * width + x, row * width + x + across);
    }
    if (polygon) {
      const corners = keep(cv.matFromArray(polygon.length, 1, cv.CV_32SC2, polygon.flat().map(Math.round)));
      const outlines = keep(new cv.MatVector());
      outlines.push_back(corners);
      cv.fillPoly(mat, outlines, new cv.Scalar(255));
    }
    if (grow) {
      const disc = keep(cv.getStructuringElement(cv.MORPH_ELLIPSE, new cv.Size(2 * grow + 1, 2 * grow + 1)));
      cv.dilate(mat, mat, disc);
    }
    return mat.data.slice();
  });
  if (!region.includes(255)) throw new UnsuitableImage(`The region to remove covers no pixel of the picture. ${SAY}`);
  if (region.reduce((sum, value) => sum + (value ? 1 : 0), 0) > region.length * 0.9)
    throw new UnsuitableImage(`The region to remove leaves too little of the picture to fill it from. ${SAY}`);
  return region;
}
