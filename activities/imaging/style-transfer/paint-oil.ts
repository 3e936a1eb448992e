import type { RgbPixels } from '../pixels/colour-channels.js';
import { type Painter, strokeUnit } from './painter.js';
import { saturate } from './saturate.js';

const SECTORS = 8;
const OVERLAP = 1.3;

/**
 * Oil: each pixel becomes the mean of the calmest of eight sectors around it, so that colour gathers in strokes along edges.
 * Papari, Petkov and Campisi, Artistic Edge and Corner Enhancing Smoothing (2007), after Kuwahara (1976).
 */
export const paintOil: Painter = async (picture) => {
  const radius = Math.max(3, Math.min(8, Math.round(5 * strokeUnit(picture))));
  const padded = pad(picture, radius);
  const sectors = sectorOffsets(radius, padded.width);
  const data = new Uint8Array(picture.data.length);
  for (let y = 0, at = 0; y < picture.height; y++)
    for (let x = 0; x < picture.width; x++, at += 3)
      calmestMean(padded.data, ((y + radius) * padded.width + x + radius) * 3, sectors, data, at);
  return saturate({ ...picture, data }, 1.35);
};

/** Distances in bytes, of the sector's pixels from its middle. */
function sectorOffsets(radius: number, width: number): readonly Int32Array[] {
  const half = (Math.PI / SECTORS) * OVERLAP;
  return Array.from({ length: SECTORS }, (_, sector) => {
    const direction = (2 * Math.PI * sector) / SECTORS;
    const offsets: number[] = [];
    for (let y = -radius; y <= radius; y++)
      for (let x = -radius; x <= radius; x++) {
        if (x * x + y * y > radius * radius) continue;
        const turn = Math.atan2(y, x) - direction;
        const off = Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn)));
        if (off <= half || (x === 0 && y === 0)) offsets.push((y * width + x) * 3);
      }
    return Int32Array.from(offsets);
  });
}

function calmestMean(
  from: Uint8Array,
  middle: number,
  sectors: readonly Int32Array[],
  to: Uint8Array,
  at: number,
): void {
  let [red, green, blue, weights] = [0, 0, 0, 0];
  for (const offsets of sectors) {
    let [r, g, b, squares] = [0, 0, 0, 0];
    for (const offset of offsets) {
      const place = middle + offset;
      const [pr, pg, pb] = [from[place] ?? 0, from[place + 1] ?? 0, from[place + 2] ?? 0];
      r += pr;
      g += pg;
      b += pb;
      squares += pr * pr + pg * pg + pb * pb;
    }
    const count = offsets.length;
    const variance = (squares - (r * r + g * g + b * b) / count) / count;
    const weight = 1 / (1 + (Math.max(0, variance) / 255) ** 4);
    red += (weight * r) / count;
    green += (weight * g) / count;
    blue += (weight * b) / count;
    weights += weight;
  }
  to[at] = Math.round(red / weights);
  to[at + 1] = Math.round(green / weights);
  to[at + 2] = Math.round(blue / weights);
}

/** The picture with its outermost pixels repeated around it. */
function pad({ width, height, data }: RgbPixels, border: number): RgbPixels {
  const [across, down] = [width + 2 * border, height + 2 * border];
  const padded = new Uint8Array(across * down * 3);
  for (let y = 0, at = 0; y < down; y++)
    for (let x = 0; x < across; x++, at += 3) {
      const row = Math.max(0, Math.min(height - 1, y - border));
      const from = (row * width + Math.max(0, Math.min(width - 1, x - border))) * 3;
      padded[at] = data[from] ?? 0;
      padded[at + 1] = data[from + 1] ?? 0;
      padded[at + 2] = data[from + 2] ?? 0;
    }
  return { width: across, height: down, channels: 3, data: padded };
}
