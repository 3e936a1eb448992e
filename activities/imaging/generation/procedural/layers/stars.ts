import { drawGlow } from '../drawing/brush.js';
import type { Canvas } from '../drawing/canvas.js';
import { openChance } from '../drawing/chance.js';
import { blend, type Colour, hex, scale, smoothstep } from '../drawing/colour.js';
import { Noise } from '../drawing/noise.js';
import type { Scene } from '../scene/scene.js';

const COLD: Colour = hex('#a9c4ff');
const WARM: Colour = hex('#ffd9a8');
/** Stars to a square of one picture height. */
const DENSITY = 1_500;

/** Stars down to `horizon`; most are faint, a few bright ones have a halo, and their colours go from blue to orange. */
export function drawStars(canvas: Canvas, scene: Scene, horizon: number, strength: number): void {
  const chance = openChance(scene.seed, 'stars');
  const count = Math.round(DENSITY * horizon * canvas.aspect);
  for (let star = 0; star < count; star += 1) {
    const x = chance() * canvas.aspect;
    const y = chance() * horizon;
    const magnitude = chance() ** 7;
    const colour = blend(COLD, WARM, chance());
    const fade = smoothstep(0, 0.3, horizon - y) * 0.85 + 0.15;
    spark(canvas, x, y, scale(colour, (0.05 + 0.9 * magnitude) * fade * strength));
    if (magnitude > 0.75) drawGlow(canvas, x, y, 0.0022, scale(colour, 0.5 * fade * strength), 6);
  }
}

/** A band of faint light with dark lanes across the sky, as our galaxy is seen from inside. */
export function drawMilkyWay(canvas: Canvas, scene: Scene, horizon: number): void {
  const chance = openChance(scene.seed, 'milky way');
  const noise = new Noise(chance);
  const slope = (chance() < 0.5 ? -1 : 1) * (0.5 + 0.5 * chance());
  const middle = canvas.aspect * (0.3 + 0.4 * chance());
  for (let row = 0; row < horizon * canvas.height; row += 1)
    for (let column = 0; column < canvas.width; column += 1) {
      const x = (column + 0.5) / canvas.height;
      const y = (row + 0.5) / canvas.height;
      const off =
        (x - middle - (y - horizon / 2) * slope) / Math.hypot(1, slope) + 0.07 * noise.fractal(x * 3, y * 3, 3);
      const band = Math.exp(-((off / 0.1) ** 2));
      if (band < 0.02) continue;
      const clumps = 0.55 + 0.6 * noise.fractal(x * 6 + 5, y * 6, 5, 0.6);
      const lane = smoothstep(-0.05, 0.35, noise.fractal(x * 4 - 7, y * 4, 4) + Math.abs(off) * 4);
      const fade = smoothstep(0, 0.25, horizon - y);
      canvas.lighten(column, row, [0.2, 0.19, 0.26], band * Math.max(0, clumps) * (0.25 + 0.75 * lane) * fade * 0.75);
    }
}

/** One point of light, shared among the four pixels that it lies between. */
function spark(canvas: Canvas, x: number, y: number, colour: Colour): void {
  const px = x * canvas.height - 0.5;
  const py = y * canvas.height - 0.5;
  const column = Math.floor(px);
  const row = Math.floor(py);
  const right = px - column;
  const lower = py - row;
  canvas.lighten(column, row, colour, (1 - right) * (1 - lower));
  canvas.lighten(column + 1, row, colour, right * (1 - lower));
  canvas.lighten(column, row + 1, colour, (1 - right) * lower);
  canvas.lighten(column + 1, row + 1, colour, right * lower);
}
