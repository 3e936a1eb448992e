import { loadOpenCv } from '../opencv/load-opencv.js';
import { inMatScope } from '../opencv/mat-scope.js';
import { matOf } from '../opencv/pixels-mat.js';
import type { Box } from '../pixels/box.js';
import type { Pixels } from '../pixels/pixels.js';
import { BIN_COUNT, binsOf, smoothBins } from './colour-bins.js';

/** Of the shorter side: how wide the border is that shows what the background looks like. */
const BORDER = 0.08;
/** People and things often stand on the lower edge, so it says less about the background. */
const LOWER_EDGE = 0.3;

/** Of the picture: when a box leaves less outside, the border of the picture shows what the background looks like. */
const ENOUGH_OUTSIDE = 0.03;
/** How often colours are evened out along lightness when the border stands for the middle too, where the light is another. */
const UNEVEN_LIGHT = 5;

/**
 * How likely each pixel in a box belongs to a subject, 0 to 1, and 0 outside of the box: how much rarer its colour is in the
 * background than in the box (the boundary prior of Wei and others, "Geodesic saliency using background priors", 2012, by
 * colour histograms in CIE Lab as in Cheng and others, "Global contrast based salient region detection", 2011), evened out
 * over the neighbourhood, and weighed towards the centre of the box.
 */
export async function findSaliency(image: Pixels, within: Box): Promise<Float32Array> {
  const { cv } = await loadOpenCv();
  const { width, height } = image;
  return inMatScope((keep) => {
    const lab = keep(new cv.Mat());
    cv.cvtColor(matOf(cv, keep, image), lab, cv.COLOR_RGB2Lab);
    const bins = binsOf(lab.data);
    const map = keep(new cv.Mat(height, width, cv.CV_32FC1));
    const rarity = rarityOf(bins, image, within);
    map.data32F.set(Float32Array.from(bins, (bin) => rarity[bin] ?? 0));
    const spread = Math.max(width, height) / 45;
    cv.GaussianBlur(map, map, new cv.Size(0, 0), spread, spread, cv.BORDER_REFLECT);
    const likely: Float32Array = map.data32F;
    return likely.map((value, pixel) => value * centrality(pixel % width, Math.floor(pixel / width), within));
  });
}

/** 1 in the centre of a box, 0.6 in the middle of a side, 0 outside. */
function centrality(x: number, y: number, box: Box): number {
  const across = (2 * (x + 0.5 - box.x)) / box.width - 1;
  const down = (2 * (y + 0.5 - box.y)) / box.height - 1;
  return Math.abs(across) > 1 || Math.abs(down) > 1 ? 0 : Math.exp(-0.5 * (across * across + down * down));
}

const leavesEnoughOutside = ({ width, height }: Pixels, within: Box): boolean =>
  within.width * within.height <= width * height * (1 - ENOUGH_OUTSIDE);

/** How much a pixel says about the background: what is outside of the box does, or else what is at the border. */
function weightsOfBackground(image: Pixels, within: Box): (x: number, y: number) => number {
  if (leavesEnoughOutside(image, within)) return (x, y) => (centrality(x, y, within) ? 0 : 1);
  const { width, height } = image;
  const thick = Math.max(2, Math.round(Math.min(width, height) * BORDER));
  return (x, y) => {
    if (y < thick || x < thick || x >= width - thick) return 1;
    return y >= height - thick ? LOWER_EDGE : 0;
  };
}

/** By bin: 1 when the colour is never in the background, 0 when it is as frequent there as in the box. */
function rarityOf(bins: Uint16Array, image: Pixels, within: Box): Float32Array {
  const [outside, inside] = [new Float32Array(BIN_COUNT), new Float32Array(BIN_COUNT)];
  const weightOf = weightsOfBackground(image, within);
  let total = 0;
  bins.forEach((bin, pixel) => {
    const [x, y] = [pixel % image.width, Math.floor(pixel / image.width)];
    const weight = weightOf(x, y);
    total += weight;
    outside[bin] = (outside[bin] ?? 0) + weight;
    if (centrality(x, y, within)) inside[bin] = (inside[bin] ?? 0) + 1;
  });
  const times = leavesEnoughOutside(image, within) ? 1 : UNEVEN_LIGHT;
  const [background, box] = [smoothBins(outside, times), smoothBins(inside, times)];
  const scale = (within.width * within.height) / total;
  return box.map((count, bin) => Math.max(0, 1 - ((background[bin] ?? 0) * scale) / Math.max(count, 1e-6)));
}
