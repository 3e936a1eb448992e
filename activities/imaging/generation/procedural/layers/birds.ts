import { drawStroke } from '../drawing/brush.js';
import type { Canvas } from '../drawing/canvas.js';
import { openChance } from '../drawing/chance.js';
import { blend, scale } from '../drawing/colour.js';
import type { Light } from '../scene/light.js';
import type { Scene } from '../scene/scene.js';

/** A flock in the distance: two bent wings each. */
export function drawBirds(canvas: Canvas, scene: Scene, light: Light, horizon: number): void {
  const chance = openChance(scene.seed, 'birds');
  const colour = scale(blend(light.zenith, light.ambient, 0.5), 0.25);
  const x = canvas.aspect * (0.3 + 0.4 * chance());
  const y = horizon * (0.35 + 0.25 * chance());
  for (let bird = 0; bird < 13; bird += 1) {
    const size = 0.008 + 0.012 * chance();
    const at = [x + (chance() - 0.5) * 0.45, y + (chance() - 0.5) * 0.18] as const;
    const lift = size * (0.25 + 0.5 * chance());
    for (const side of [-1, 1]) {
      const elbow = [at[0] + side * size * 0.5, at[1] - lift] as const;
      drawStroke(canvas, [...at, size * 0.16], [...elbow, size * 0.13], colour);
      drawStroke(canvas, [...elbow, size * 0.13], [at[0] + side * size, at[1] - lift * 0.55, size * 0.03], colour);
    }
  }
}
