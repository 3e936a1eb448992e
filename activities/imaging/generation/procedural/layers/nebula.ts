import type { Canvas } from '../drawing/canvas.js';
import { openChance } from '../drawing/chance.js';
import { blend, type Colour, hex, hue, scale, smoothstep } from '../drawing/colour.js';
import { Noise } from '../drawing/noise.js';
import type { Scene } from '../scene/scene.js';

const VOID: Colour = hex('#04050c');

/** Glowing gas and dark dust in deep space: fractal noise whose places are moved by fractal noise (Quilez, 2002). */
export function drawNebula(canvas: Canvas, scene: Scene): void {
  const chance = openChance(scene.seed, 'nebula');
  const noise = new Noise(chance);
  const turn = chance();
  const [first = hue(turn, 0.85, 0.5), second = hue(turn + 0.16 + 0.25 * chance(), 0.8, 0.45)] = scene.tints;
  const shift = chance() * 40;
  const slope = (chance() - 0.5) * 2.4;
  for (let row = 0; row < canvas.height; row += 1)
    for (let column = 0; column < canvas.width; column += 1) {
      const x = (column + 0.5) / canvas.height;
      const y = (row + 0.5) / canvas.height;
      const u = x * 1.5 + shift;
      const v = y * 1.5;
      const wx = noise.fractal(u + 3.1, v + 1.7, 4);
      const wy = noise.fractal(u - 5.2, v + 8.3, 4);
      const gas = noise.fractal(u + 1.3 * wx, v + 1.3 * wy, 6, 0.55);
      const dust = noise.fractal(u * 1.9 - wy * 1.6, v * 1.9 + wx * 1.6, 5, 0.55);
      const axis = (y - 0.5 + (x - canvas.aspect / 2) * slope) / Math.hypot(1, slope);
      const band = Math.exp(-((axis / 0.42) ** 2));
      const glow = smoothstep(-0.3, 0.65, gas) * band;
      const colour = blend(first, second, smoothstep(-0.3, 0.3, wx));
      canvas.cover(column, row, VOID, 1);
      canvas.lighten(column, row, colour, 1.2 * glow ** 1.8 * (0.25 + 0.75 * smoothstep(0.3, -0.15, dust)));
      canvas.lighten(column, row, scale([1, 0.85, 0.8], smoothstep(0.3, 0.75, gas) * band), 0.55);
    }
}
