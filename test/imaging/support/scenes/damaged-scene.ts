import type { Pixels } from '../../../../activities/imaging/pixels/pixels.js';
import type { Seeded } from '../seeded.js';
import { valueNoise, type Field } from './noise.js';
import { blob } from './shapes.js';
import { REGULAR } from './textures.js';

/** A picture, the same with an object in it, and a mask that is 255 where the object is: 5 to 10 % of the picture. */
export interface DamagedScene {
  readonly clean: Pixels;
  readonly damaged: Pixels;
  readonly mask: Pixels;
}

type Colour = readonly [number, number, number];
const anyColour = (chance: Seeded, from: number, to: number): Colour => [
  chance.real(from, to),
  chance.real(from, to),
  chance.real(from, to),
];

/** A repeating texture in two colours, under noise of a few levels. */
export function drawTexturedScene(chance: Seeded, side: number): DamagedScene {
  const field = chance.pick(REGULAR)(chance);
  const [from, to] = [anyColour(chance, 40, 110), anyColour(chance, 130, 215)];
  return damage(chance, side, (x, y, c) => (from[c] ?? 0) + ((to[c] ?? 0) - (from[c] ?? 0)) * field(x, y));
}

/** A gradient through most of the range, each channel its own way, with wide soft light and shade. */
export function drawSmoothScene(chance: Seeded, side: number): DamagedScene {
  const angles = [chance.real(0, 6.3), chance.real(0, 6.3), chance.real(0, 6.3)];
  const [light, strength]: [Field, number] = [valueNoise(chance, side / 2), chance.real(10, 30)];
  return damage(chance, side, (x, y, c) => {
    const along = (x / side - 0.5) * Math.cos(angles[c] ?? 0) + (y / side - 0.5) * Math.sin(angles[c] ?? 0);
    return 115 + 170 * along + strength * light(x, y);
  });
}

function damage(chance: Seeded, side: number, levelAt: (x: number, y: number, c: number) => number): DamagedScene {
  const clean = new Uint8Array(side * side * 3);
  for (let i = 0; i < clean.length; i++) {
    const [x, y] = [Math.floor(i / 3) % side, Math.floor(i / 3 / side)];
    const level = [0.25, 0.75].flatMap((dy) => [0.25, 0.75].map((dx) => levelAt(x + dx, y + dy, i % 3)));
    const mean = level.reduce((sum, value) => sum + value, 0) / 4;
    clean[i] = Math.min(255, Math.max(0, Math.round(mean + chance.real(-3, 3))));
  }
  const [damaged, mask] = [clean.slice(), new Uint8Array(side * side)];
  const [shape, paint] = [blob(chance), anyColour(chance, 0, 255)];
  const share = chance.real(0.05, 0.1);
  const radius = scaleTo(shape, share * side * side);
  const [cx, cy] = [chance.real(0.35, 0.65) * side, chance.real(0.35, 0.65) * side];
  for (let i = 0; i < mask.length; i++) {
    if (!shape(((i % side) - cx) / radius, (Math.floor(i / side) - cy) / radius)) continue;
    mask[i] = 255;
    for (let c = 0; c < 3; c++) damaged[3 * i + c] = Math.round(paint[c] ?? 0);
  }
  const size = { width: side, height: side };
  return {
    clean: { ...size, channels: 3, data: clean },
    damaged: { ...size, channels: 3, data: damaged },
    mask: { ...size, channels: 1, data: mask },
  };
}

/** The radius in px at which a shape has an area. */
function scaleTo(shape: (x: number, y: number) => boolean, area: number): number {
  let inside = 0;
  for (let y = -1; y < 1; y += 0.02) for (let x = -1; x < 1; x += 0.02) if (shape(x, y)) inside++;
  return Math.sqrt(area / (inside * 0.0004));
}
