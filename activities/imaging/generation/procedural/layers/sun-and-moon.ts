import { drawDisc, drawGlow } from '../drawing/brush.js';
import type { Canvas } from '../drawing/canvas.js';
import { openChance } from '../drawing/chance.js';
import { type Colour, hex, scale, smoothstep } from '../drawing/colour.js';
import { Noise } from '../drawing/noise.js';
import type { Light } from '../scene/light.js';
import type { Scene } from '../scene/scene.js';

const MOON: Colour = hex('#f2ecd8');

/** The sun with its halo: low it is large and in the colour of the air, high it is small and white. */
export function drawSun(canvas: Canvas, light: Light): void {
  const low = light.y > 0.42;
  const radius = low ? 0.042 : 0.03;
  drawGlow(canvas, light.x, light.y, radius * 1.1, scale(light.direct, 0.9), 9);
  drawDisc(canvas, light.x, light.y, radius, scale(low ? light.direct : [1, 0.97, 0.9], 2.4), 1, 0.12);
}

/** A moon with its seas and its phase, and a faint halo. */
export function drawMoon(canvas: Canvas, scene: Scene, light: Light): void {
  const chance = openChance(scene.seed, 'moon');
  const noise = new Noise(chance);
  const radius = 0.048 + 0.022 * chance();
  const phase = chance() < 0.45 ? 0 : 0.35 + 0.75 * chance();
  const side = chance() < 0.5 ? 1 : -1;
  drawGlow(canvas, light.x, light.y, radius * 1.2, scale(light.direct, 0.35), 7);
  const size = canvas.height;
  for (let row = Math.floor((light.y - radius) * size) - 1; row <= (light.y + radius) * size + 1; row += 1)
    for (let column = Math.floor((light.x - radius) * size) - 1; column <= (light.x + radius) * size + 1; column += 1) {
      const dx = ((column + 0.5) / size - light.x) / radius;
      const dy = ((row + 0.5) / size - light.y) / radius;
      const distance = Math.hypot(dx, dy);
      const edge = 1 - smoothstep(1 - 1 / (radius * size), 1, distance);
      if (edge <= 0) continue;
      const terminator = Math.sqrt(Math.max(0, 1 - dy * dy)) * (1 - phase * 1.6);
      const bright = phase === 0 ? 1 : smoothstep(-0.12, 0.12, dx * side + terminator);
      const seas = 0.78 + 0.3 * noise.fractal(dx * 1.6 + 3, dy * 1.6, 5);
      canvas.cover(column, row, scale(MOON, seas * (0.9 + 0.15 * (1 - distance))), edge * bright);
    }
}
