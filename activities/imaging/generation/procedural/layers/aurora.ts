import type { Canvas } from '../drawing/canvas.js';
import { openChance } from '../drawing/chance.js';
import { blend, type Colour, hex, smoothstep } from '../drawing/colour.js';
import { Noise } from '../drawing/noise.js';
import type { Scene } from '../scene/scene.js';

const LOW: Colour = hex('#3dffa0');
const HIGH: Colour = hex('#a04dff');

/** Curtains of light: each hangs on a winding line, is sharp below and fades upwards in rays. */
export function drawAurora(canvas: Canvas, scene: Scene, horizon: number): void {
  const chance = openChance(scene.seed, 'aurora');
  const noise = new Noise(chance);
  for (let curtain = 0; curtain < 3; curtain += 1) {
    const foot = horizon * (0.45 + 0.17 * curtain);
    const tall = 0.2 + 0.12 * chance();
    const shift = chance() * 40;
    for (let column = 0; column < canvas.width; column += 1) {
      const x = (column + 0.5) / canvas.height;
      const line = foot + 0.14 * noise.fractal(x * 1.3 + shift, curtain * 7, 3);
      const rays = 0.55 + 0.6 * noise.fractal(x * 16 + shift, curtain * 3, 3);
      const strength = smoothstep(-0.35, 0.35, noise.at(x * 1.7 - shift, curtain)) * Math.max(0.05, rays) * 0.5;
      const top = line - tall * (0.7 + 0.6 * rays);
      for (let row = Math.max(0, Math.floor(top * canvas.height)); row < line * canvas.height + 4; row += 1) {
        const up = (line - (row + 0.5) / canvas.height) / (line - top);
        const light = smoothstep(-0.06, 0.06, up) * (1 - up) ** 1.8;
        if (light > 0) canvas.lighten(column, row, blend(LOW, HIGH, smoothstep(0.1, 0.9, up)), light * strength);
      }
    }
  }
}
