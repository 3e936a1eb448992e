import type { Canvas } from '../drawing/canvas.js';
import { openChance } from '../drawing/chance.js';
import { blend, type Colour, hue, luminance, scale, smoothstep } from '../drawing/colour.js';
import { Noise } from '../drawing/noise.js';
import type { Scene } from '../scene/scene.js';

/**
 * Folds of flowing colour for what no landscape is asked for: noise of noise of noise (Quilez, "Domain Warping", 2002), lit
 * from a side as if it stood out of the picture.
 */
export function drawFolds(canvas: Canvas, scene: Scene): void {
  const chance = openChance(scene.seed, 'folds');
  const noise = new Noise(chance);
  const [deep, main, bright, accent] = paletteOf(scene, chance());
  const shift = chance() * 60;
  const zoom = 0.75 + 0.5 * chance();
  const strength = scene.features.has('calm') ? 0.9 : 1.5;
  const rows = canvas.height;
  const relief = new Float32Array(canvas.width * rows);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < canvas.width; column += 1) {
      const u = ((column + 0.5) / rows) * zoom + shift;
      const v = ((row + 0.5) / rows) * zoom;
      const qx = noise.fractal(u, v, 3);
      const qy = noise.fractal(u + 5.2, v + 1.3, 3);
      const rx = noise.fractal(u + strength * qx + 1.7, v + strength * qy + 9.2, 3);
      const ry = noise.fractal(u + strength * qx + 8.3, v + strength * qy + 2.8, 3);
      const value = noise.fractal(u + strength * rx, v + strength * ry, 4);
      relief[row * canvas.width + column] = value + 0.25 * rx;
      const ground = blend(deep, main, smoothstep(-0.45, 0.45, value));
      const streaks = blend(ground, bright, smoothstep(0.1, 0.7, Math.hypot(rx, ry)) * 0.85);
      canvas.cover(column, row, blend(streaks, accent, smoothstep(0.02, 0.4, qy) * 0.85), 1);
    }
  shade(canvas, relief);
}

/** Brighter where the relief rises towards the upper left, with a sheen where it does so steeply. */
function shade(canvas: Canvas, relief: Float32Array): void {
  const { width, height } = canvas;
  const at = (column: number, row: number): number =>
    relief[Math.min(height - 1, Math.max(0, row)) * width + Math.min(width - 1, Math.max(0, column))] ?? 0;
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      const dx = (at(column + 1, row) - at(column - 1, row)) * height * 0.5;
      const dy = (at(column, row + 1) - at(column, row - 1)) * height * 0.5;
      const facing = (0.5 * dx + 0.6 * dy + 7) / Math.hypot(dx, dy, 9);
      const colour = scale(canvas.read(column, row), 0.35 + 0.95 * Math.max(0, facing));
      canvas.cover(column, row, colour, 1);
      canvas.lighten(column, row, [1, 1, 1], 0.16 * smoothstep(0.88, 1.05, facing));
    }
}

function paletteOf({ tints, features }: Scene, turn: number): readonly [Colour, Colour, Colour, Colour] {
  const saturation = features.has('gloomy') ? 0.25 : features.has('calm') ? 0.45 : 0.8;
  const [first = hue(turn, saturation, 0.45), accent = hue(turn + 0.5, saturation, 0.42)] = tints;
  const bright = tints[2] ?? blend(tints.length > 0 ? first : hue(turn + 0.09, saturation, 0.62), [1, 0.97, 0.9], 0.45);
  const deep = scale(first, 0.12 / Math.max(0.12, luminance(first)));
  return [deep, first, bright, accent];
}
