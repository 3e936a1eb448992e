import { drawDisc, drawStroke } from '../drawing/brush.js';
import type { Canvas } from '../drawing/canvas.js';
import { openChance } from '../drawing/chance.js';
import { blend, type Colour, hex, scale } from '../drawing/colour.js';
import { Noise } from '../drawing/noise.js';
import { illuminate, type Light, throughAir } from '../scene/light.js';
import type { Scene } from '../scene/scene.js';
import { grassOf } from './meadow.js';

const PETALS = ['#e8433f', '#f2b632', '#f5f1e6', '#b65fd0', '#f07fb0', '#6f86ea'].map(hex);
const HEART: Colour = hex('#f0c040');

/** Blades of grass and, where asked for, flowers: smaller and paler towards the horizon, drawn from far to near. */
export function drawGrowth(canvas: Canvas, scene: Scene, light: Light, horizon: number): void {
  const chance = openChance(scene.seed, 'flowers');
  const noise = new Noise(chance);
  const flowering = scene.features.has('flowers');
  const [sunny, shady] = grassOf(scene);
  const palette =
    scene.tints.length > 0 ? scene.tints : [0, 1, 2].map(() => PETALS[Math.floor(chance() * PETALS.length)] ?? HEART);
  const count = Math.round((flowering ? 2_600 : 900) * canvas.aspect);
  for (let plant = 0; plant < count; plant += 1) {
    const near = (plant + 0.5) / count;
    const y = horizon + 0.03 + (1.04 - horizon) * near ** 1.7;
    const x = chance() * canvas.aspect;
    const size = 0.004 + 0.026 * near ** 1.7;
    const lit = 0.35 + 0.6 * chance();
    const air = (colour: Colour): Colour => throughAir(illuminate(colour, light, lit), light, 0.3 * (1 - near) ** 2);
    const lean = (chance() - 0.5) * size;
    const head: [number, number, number] = [x + lean, y - size * (1.6 + chance()), size * 0.04];
    drawStroke(canvas, [x, y, size * 0.13], head, air(blend(shady, sunny, chance())), 0.9);
    if (flowering && chance() < 0.7) {
      const patch = 0.5 + 0.5 * noise.fractal(x * 2.2, near * 5, 2) + 0.35 * (chance() - 0.5);
      const petal = palette[Math.floor(Math.min(0.99, Math.max(0, patch)) * palette.length)] ?? HEART;
      drawFlower(canvas, head[0], head[1], size * (0.36 + 0.2 * chance()), air(petal), air(HEART), chance() * 6.3);
    }
  }
}

function drawFlower(
  canvas: Canvas,
  x: number,
  y: number,
  radius: number,
  petal: Colour,
  heart: Colour,
  turn: number,
): void {
  const simple = radius * canvas.height < 1.6;
  if (simple) return drawDisc(canvas, x, y, radius, petal, 0.95, 0.3);
  for (let index = 0; index < 6; index += 1) {
    const angle = turn + (index / 6) * 2 * Math.PI;
    const shade = scale(petal, 0.85 + 0.2 * Math.sin(angle - 1));
    drawDisc(
      canvas,
      x + Math.cos(angle) * radius * 0.62,
      y + Math.sin(angle) * radius * 0.5,
      radius * 0.46,
      shade,
      0.95,
      0.15,
    );
  }
  drawDisc(canvas, x, y, radius * 0.34, heart, 1, 0.3);
}
