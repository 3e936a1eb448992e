import { brightness, type Painter, strokeUnit } from './painter.js';
import { paperGrain } from './paper-grain.js';
import { blur, smoothSurfaces } from './smooth-surfaces.js';

const WASH = 0.4;
const PAPER = 0.3;
const EDGE = 1.1;
const WATER = 0.82;

/**
 * Watercolour: smooth surfaces, washed out, with more pigment where the wash pooled, in the paper's grain and along edges.
 * Pigment density as in Bousseau, Kaplan, Thollot and Sillion, Interactive Watercolor Rendering (2006).
 */
export const paintWatercolour: Painter = async (picture, seed) => {
  const { width, height } = picture;
  const unit = strokeUnit(picture);
  const smooth = await smoothSurfaces(picture, { radius: Math.min(8, 4 * unit), colours: 45, rounds: 2 });
  const edges = await edgeStrength(await blur(brightness(smooth), width, unit), width, 1.2 * unit);
  const wash = paperGrain({ width, height, size: 60 * unit, layers: 3, seed });
  const paper = paperGrain({ width, height, size: 4 * unit, layers: 2, seed: seed + 1 });
  const data = new Uint8Array(smooth.data.length);
  for (let pixel = 0, at = 0; pixel < edges.length; pixel++) {
    const density = WASH * (wash[pixel] ?? 0) + PAPER * (paper[pixel] ?? 0) + EDGE * (edges[pixel] ?? 0);
    for (let channel = 0; channel < 3; channel++, at++) {
      const colour = 1 - (1 - (smooth.data[at] ?? 0) / 255) * WATER;
      const dense = colour - (colour - colour * colour) * density;
      data[at] = Math.round(255 * Math.max(0, Math.min(1, dense)));
    }
  }
  return { ...picture, data };
};

/** The slope of the brightness, 0..1 with 1 at 40 levels a pixel and above, spread a little. */
function edgeStrength(grey: Float32Array, width: number, spread: number): Promise<Float32Array> {
  const slope = grey.map((value, pixel) => {
    const right = (pixel + 1) % width ? (grey[pixel + 1] ?? value) : value;
    const below = grey[pixel + width] ?? value;
    return Math.min(1, Math.hypot(right - value, below - value) / 40);
  });
  return blur(slope, width, spread);
}
