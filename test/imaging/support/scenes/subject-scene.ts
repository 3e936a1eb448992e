import type { Pixels } from '../../../../activities/imaging/pixels/pixels.js';
import type { Seeded } from '../seeded.js';
import { fractalNoise, valueNoise, type Field } from './noise.js';
import { blob, person, ring } from './shapes.js';
import { IRREGULAR, REGULAR } from './textures.js';

type Colour = readonly [number, number, number];

/** A picture with one subject; `truth` is 255 on it, and `box` goes around it with some room. */
export interface SubjectScene {
  readonly image: Pixels;
  readonly truth: Pixels;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

const mix = (from: Colour, to: Colour, t: number): Colour => [
  from[0] + (to[0] - from[0]) * t,
  from[1] + (to[1] - from[1]) * t,
  from[2] + (to[2] - from[2]) * t,
];
const distance = (a: Colour, b: Colour): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
const anyColour = (chance: Seeded): Colour => [chance.real(25, 230), chance.real(25, 230), chance.real(25, 230)];

function colourFarFrom(chance: Seeded, others: readonly Colour[], least: number): Colour {
  for (;;) {
    const colour = anyColour(chance);
    if (others.every((other) => distance(colour, other) >= least)) return colour;
  }
}

/**
 * Draws a textured subject on a textured ground. Each has spots in a colour of the other, a few of a hundred of its pixels, and the
 * light changes across the picture, so that no single threshold of colour parts them.
 */
export function drawSubjectScene(chance: Seeded): SubjectScene {
  const [width, height] = [chance.integer(320, 512), chance.integer(320, 512)];
  const groundFrom = anyColour(chance);
  const groundTo = mix(groundFrom, anyColour(chance), 0.5);
  const middle = mix(groundFrom, groundTo, 0.5);
  const subjectFrom = colourFarFrom(chance, [groundFrom, middle, groundTo], 85);
  const subjectTo = mix(subjectFrom, colourFarFrom(chance, [groundFrom, middle, groundTo], 85), 0.4);
  const [groundField, subjectField] = [chance.pick([...IRREGULAR, ...REGULAR])(chance), chance.pick(IRREGULAR)(chance)];
  const [groundSpots, subjectSpots] = [valueNoise(chance, 5), valueNoise(chance, 6)];
  const light = fractalNoise(chance, 250, 2);
  const shape = chance.pick([blob, person, ring])(chance);
  const radius = Math.min(width, height) * chance.real(0.3, 0.42);
  const cx = width * 0.5 + chance.real(-0.6, 0.6) * (width / 2 - radius - 8);
  const cy = height * 0.5 + chance.real(-0.6, 0.6) * (height / 2 - radius - 8);
  const inside = (x: number, y: number): boolean => shape((x - cx) / radius, (y - cy) / radius);
  const colourAt = (x: number, y: number): Colour =>
    inside(x, y)
      ? spotted(subjectField, subjectSpots, [subjectFrom, subjectTo, middle], x, y)
      : spotted(groundField, groundSpots, [groundFrom, groundTo, mix(subjectFrom, subjectTo, 0.5)], x, y);
  const image = paint(width, height, colourAt, light, chance);
  const truth: Pixels = { width, height, channels: 1, data: new Uint8Array(width * height) };
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) if (inside(x + 0.5, y + 0.5)) truth.data[y * width + x] = 255;
  return { image, truth, box: boxAround(truth, chance.integer(3, 10)) };
}

function spotted(
  field: Field,
  spots: Field,
  [from, to, spot]: readonly [Colour, Colour, Colour],
  x: number,
  y: number,
) {
  return spots(x, y) > 0.86 ? spot : mix(from, to, field(x, y));
}

/** Four samples a pixel, light from 0.8 to 1.2, and the noise of a sensor. */
function paint(w: number, h: number, colourAt: (x: number, y: number) => Colour, light: Field, chance: Seeded): Pixels {
  const data = new Uint8Array(w * h * 3);
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) {
      const samples = [0.25, 0.75].flatMap((dy) => [0.25, 0.75].map((dx) => colourAt(x + dx, y + dy)));
      const gain = 0.8 + 0.4 * light(x, y);
      for (let c = 0; c < 3; c++) {
        const mean = samples.reduce((sum, sample) => sum + (sample[c] ?? 0), 0) / 4;
        const noise = 4 * (chance.real(-1, 1) + chance.real(-1, 1));
        data[(y * w + x) * 3 + c] = Math.min(255, Math.max(0, Math.round(mean * gain + noise)));
      }
    }
  return { width: w, height: h, channels: 3, data };
}

function boxAround({ width, height, data }: Pixels, room: number): SubjectScene['box'] {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (data[y * width + x])
        [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), y];
  const [x, y] = [Math.max(0, left - room), Math.max(0, top - room)];
  return { x, y, width: Math.min(width, right + room + 1) - x, height: Math.min(height, bottom + room + 1) - y };
}

/** A textured picture of 256 px without a subject. */
export function drawEmptyScene(chance: Seeded): Pixels {
  const [from, to] = [anyColour(chance), anyColour(chance)];
  const field = chance.pick(REGULAR)(chance);
  return paint(
    256,
    256,
    (x, y) => mix(from, to, field(x, y)),
    () => 0.5,
    chance,
  );
}
