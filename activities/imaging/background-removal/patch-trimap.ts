import { loadOpenCv } from '../opencv/load-opencv.js';
import { inMatScope } from '../opencv/mat-scope.js';
import { matOf } from '../opencv/pixels-mat.js';
import { contains, type Box } from '../pixels/box.js';
import type { Pixels } from '../pixels/pixels.js';
import { BIN_COUNT, binsOf, smoothBins } from './colour-bins.js';
import { BACKGROUND, PERHAPS_BACKGROUND, PERHAPS_SUBJECT, SUBJECT } from './trimap.js';

/** Natural logarithm: no single colour says more than this, so that a few strange pixels cannot outvote a patch. */
const MOST = 2;
/** Where the mean over a patch is beyond this, the patch is sure. Half of a sure patch and half of its opposite make 0. */
const SURE = 1;
/** Of the longer side: the spread of a patch. A spot of another colour is smaller, an arm is wider. */
const PATCH = 0.008;

/**
 * The labels for another cut, from an earlier one (255 and 0): the colours of its two sides, as histograms in CIE Lab, tell
 * for each pixel by how much it looks more like the one than like the other, and a patch is labelled by the mean over its
 * pixels. GrabCut decides a pixel by its own colour, so that spots in a colour of the other side may swing its models; most
 * of a patch does not. (Cuts over regions instead of pixels: Li, Sun, Tang and Shum, "Lazy snapping", 2004; a classifier of
 * patches that is trained on the earlier cut: Bai, Wang, Simons and Sapiro, "Video SnapCut", 2009.)
 */
export async function labelsOfPatches(image: Pixels, cut: Uint8Array, within: Box): Promise<Uint8Array> {
  const { cv } = await loadOpenCv();
  const { width, height } = image;
  return inMatScope((keep) => {
    const lab = keep(new cv.Mat());
    cv.cvtColor(matOf(cv, keep, image), lab, cv.COLOR_RGB2Lab);
    const bins = binsOf(lab.data);
    const leanings = leaningsOf(bins, cut);
    const map = keep(new cv.Mat(height, width, cv.CV_32FC1));
    map.data32F.set(Float32Array.from(bins, (bin) => leanings[bin] ?? 0));
    const spread = Math.max(width, height) * PATCH;
    cv.GaussianBlur(map, map, new cv.Size(0, 0), spread, spread, cv.BORDER_REFLECT);
    const means: Float32Array = map.data32F;
    return Uint8Array.from(means, (mean, pixel) =>
      contains(within, pixel % width, Math.floor(pixel / width)) ? labelOf(mean, (cut[pixel] ?? 0) > 0) : BACKGROUND,
    );
  });
}

function labelOf(mean: number, wasSubject: boolean): number {
  if (mean > SURE) return SUBJECT;
  if (mean < -SURE) return BACKGROUND;
  return wasSubject ? PERHAPS_SUBJECT : PERHAPS_BACKGROUND;
}

/** By bin: the logarithm of how much more frequent a colour is in the subject than in the background. */
function leaningsOf(bins: Uint16Array, cut: Uint8Array): Float32Array {
  const sides = [new Float32Array(BIN_COUNT), new Float32Array(BIN_COUNT)] as const;
  bins.forEach((bin, pixel) => {
    const side = sides[cut[pixel] ? 1 : 0];
    side[bin] = (side[bin] ?? 0) + 1;
  });
  const [background, subject] = [sharesOf(sides[0]), sharesOf(sides[1])];
  return subject.map((share, bin) => Math.min(MOST, Math.max(-MOST, Math.log(share / (background[bin] ?? share)))));
}

/** The share of each bin; a colour that was never seen gets a little, so that it says nothing of either side. */
function sharesOf(counts: Float32Array): Float32Array {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return smoothBins(counts).map((count) => (count / Math.max(1, total) + 1e-5) / (1 + 1e-5 * counts.length));
}
