import { drawDisc, drawStroke } from '../drawing/brush.js';
import type { Canvas } from '../drawing/canvas.js';
import { openChance } from '../drawing/chance.js';
import { blend, scale, smoothstep } from '../drawing/colour.js';
import { Noise } from '../drawing/noise.js';
import type { Light } from '../scene/light.js';
import type { Scene } from '../scene/scene.js';

/** Banks of mist that lie on the horizon and thin out above and below it. */
export function drawFog(canvas: Canvas, scene: Scene, light: Light, horizon: number): void {
  const noise = new Noise(openChance(scene.seed, 'fog'));
  const pale = blend(light.middle, light.horizon, 0.7);
  for (let row = 0; row < canvas.height; row += 1) {
    const y = (row + 0.5) / canvas.height;
    const height = Math.exp(-(((y - horizon) / (y < horizon ? 0.24 : 0.3)) ** 2));
    for (let column = 0; column < canvas.width; column += 1) {
      const x = (column + 0.5) / canvas.height;
      const bank = 0.62 + 0.5 * noise.fractal(x * 1.6, y * 6, 4);
      canvas.cover(column, row, pale, Math.min(0.92, Math.max(0, height * bank)));
    }
  }
}

/** Streaks of rain: near ones long and bright, far ones short and faint, all on the same wind. */
export function drawRain(canvas: Canvas, scene: Scene, light: Light): void {
  const chance = openChance(scene.seed, 'rain');
  const wind = (chance() - 0.5) * 0.5;
  const drop = scale(blend(light.horizon, [0.8, 0.85, 0.95], 0.4), 1.1);
  const count = Math.round(900 * canvas.aspect);
  for (let index = 0; index < count; index += 1) {
    const near = chance() ** 2;
    const length = 0.02 + 0.07 * near;
    const x = (chance() * 1.3 - 0.15) * canvas.aspect;
    const y = chance() * 1.1 - 0.1;
    const width = 0.0009 + 0.0016 * near;
    drawStroke(canvas, [x, y, width], [x + wind * length, y + length, width * 0.6], drop, 0.16 + 0.26 * near);
  }
}

/** Falling snow: many small flakes and a few large ones out of focus. */
export function drawSnowfall(canvas: Canvas, scene: Scene): void {
  const chance = openChance(scene.seed, 'snowfall');
  const count = Math.round(750 * canvas.aspect);
  for (let index = 0; index < count; index += 1) {
    const near = chance() ** 6;
    const radius = 0.0013 + 0.014 * near;
    const brightness = 0.95 - 0.25 * near;
    const flake = [brightness, brightness, brightness * 1.03] as const;
    drawDisc(canvas, chance() * canvas.aspect, chance(), radius, flake, 0.85 - 0.6 * smoothstep(0, 0.6, near), 0.9);
  }
}
