import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RgbPixels } from '../pixels/colour-channels.js';
import { layTiles } from './lay-tiles.js';
import { type Painter, strokeUnit } from './painter.js';

const TILE = 13;
const GROUT = 0.66;
const TONES = 15;

/** Mosaic: tiles that follow the picture's edges, each in its mean colour, a little lighter or darker as stones are, with dark joints between them. */
export const paintMosaic: Painter = async (picture, seed) => {
  const tile = TILE * strokeUnit(picture);
  const labels = layTiles(picture, tile, seed);
  const colours = stoneColours(picture, labels, seed);
  const joint = Math.max(1, Math.round(tile / 14));
  const data = new Uint8Array(picture.data.length);
  const { width } = picture;
  for (let pixel = 0, at = 0; pixel < labels.length; pixel++) {
    const label = labels[pixel] ?? 0;
    const besides = (labels[pixel + joint] ?? label) !== label && (pixel % width) + joint < width;
    const isJoint = besides || (labels[pixel + joint * width] ?? label) !== label;
    for (let channel = 0; channel < 3; channel++, at++)
      data[at] = Math.max(0, Math.min(255, Math.round((colours[label * 3 + channel] ?? 0) * (isJoint ? GROUT : 1))));
  }
  return { ...picture, data };
};

function stoneColours({ data }: RgbPixels, labels: Int32Array, seed: number): Float32Array {
  const tiles = labels.reduce((most, label) => Math.max(most, label), 0) + 1;
  const colours = new Float32Array(tiles * 3);
  const counts = new Uint32Array(tiles);
  labels.forEach((label, pixel) => {
    counts[label] = (counts[label] ?? 0) + 1;
    for (let channel = 0; channel < 3; channel++)
      colours[label * 3 + channel] = (colours[label * 3 + channel] ?? 0) + (data[pixel * 3 + channel] ?? 0);
  });
  const random = xoroshiro128plus(seed);
  const tones = Float32Array.from(counts, () => uniformInt(random, -TONES, TONES));
  return colours.map((sum, at) => {
    const label = Math.floor(at / 3);
    return sum / Math.max(1, counts[label] ?? 1) + (tones[label] ?? 0);
  });
}
