import type { Canvas } from '../drawing/canvas.js';
import { type Chance, openChance } from '../drawing/chance.js';
import { blend, type Colour, hex, scale, smoothstep } from '../drawing/colour.js';
import { Noise } from '../drawing/noise.js';
import { illuminate, type Light, throughAir } from '../scene/light.js';
import type { Scene } from '../scene/scene.js';

const SAND: Colour = hex('#dba765');
const SNOW: Colour = hex('#eef3fb');
const LAYERS = 5;

/** Dunes one before the other, of sand or of snow: a winding crest parts the lit slope from the one in shadow. */
export function drawDunes(canvas: Canvas, scene: Scene, light: Light, horizon: number, of: 'sand' | 'snow'): void {
  const chance = openChance(scene.seed, 'dunes');
  for (let layer = LAYERS - 1; layer >= 0; layer -= 1) {
    const near = 1 - layer / (LAYERS - 1);
    const base = horizon + (1 - horizon) * near ** 1.6 * 0.72;
    drawDune(canvas, new Noise(chance), { base, near, of }, light, chance);
  }
}

interface Dune {
  readonly base: number;
  /** 0 at the horizon to 1 at the feet. */
  readonly near: number;
  readonly of: 'sand' | 'snow';
}

function drawDune(canvas: Canvas, noise: Noise, { base, near, of }: Dune, light: Light, chance: Chance): void {
  const shift = chance() * 50;
  const wide = 2.6 - 1.7 * near;
  const tall = (of === 'sand' ? 0.035 : 0.018) + 0.075 * near * (of === 'sand' ? 1 : 0.5);
  const side = light.x > canvas.aspect / 2 ? 1 : -1;
  const sand = of === 'sand' ? SAND : SNOW;
  for (let column = 0; column < canvas.width; column += 1) {
    const x = (column + 0.5) / canvas.height;
    const height = (at: number): number => crest(noise, at * wide + shift);
    const top = base - tall * height(x);
    for (let row = Math.max(0, Math.floor(top * canvas.height)); row < canvas.height; row += 1) {
      const below = (row + 0.5) / canvas.height - top;
      // The crest's shadow runs down the slope aslant, as the ridge of a dune does.
      const at = x + below * 0.9 * side + 0.02 * noise.at(x * 5, below * 9);
      const slope = ((height(at + 0.02) - height(at - 0.02)) / 0.04 / wide) * side;
      const fade = Math.exp((-below / tall) * 0.55);
      const ripple = 0.5 + 0.5 * Math.sin((below * 190 + 9 * noise.fractal(x * 3, below * 8, 2)) / (0.6 + near));
      const lit = smoothstep(0.75, -0.75, slope * (0.35 + 0.65 * fade)) + (ripple - 0.5) * 0.1 * near;
      const grain = 1 + 0.05 * noise.fractal(x * 60, below * 90, 2);
      const surface = illuminate(scale(sand, grain), light, lit * 0.95);
      const air = throughAir(surface, light, 0.55 * (1 - near) ** 1.5);
      const cover = Math.min(1, row + 1 - top * canvas.height);
      canvas.cover(column, row, blend(air, scale(air, 0.8), smoothstep(0, 0.5, below)), cover);
    }
  }
}

/** A long soft back and a sharper crest. */
function crest(noise: Noise, x: number): number {
  const soft = noise.at(x, 0.5);
  const sharp = 1 - Math.abs(noise.at(x * 0.8 + 7, 4.2));
  return 0.5 * soft + 0.75 * sharp ** 1.5;
}
