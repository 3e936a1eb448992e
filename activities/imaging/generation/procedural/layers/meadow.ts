import type { Canvas } from '../drawing/canvas.js';
import { openChance } from '../drawing/chance.js';
import { blend, type Colour, hex, scale, smoothstep } from '../drawing/colour.js';
import { Noise } from '../drawing/noise.js';
import { illuminate, type Light, throughAir } from '../scene/light.js';
import type { Scene } from '../scene/scene.js';

const GREEN: Colour = hex('#5d9a3a');
const DARK: Colour = hex('#2f6a2c');
const DRY: Colour = hex('#b08a3c');

/** The colours of grass in a scene, in sun and in shade. */
export function grassOf({ features }: Scene): readonly [Colour, Colour] {
  return features.has('autumn') ? [DRY, hex('#7a5a2a')] : [GREEN, DARK];
}

/** A meadow from the horizon to the feet: patches of light and of growth that grow with nearness, in tufts. */
export function drawMeadow(canvas: Canvas, scene: Scene, light: Light, horizon: number): void {
  const noise = new Noise(openChance(scene.seed, 'meadow'));
  const [sunny, shady] = grassOf(scene);
  for (let column = 0; column < canvas.width; column += 1) {
    const x = (column + 0.5) / canvas.height;
    const top = horizon + 0.012 * noise.fractal(x * 2.2, 5, 3);
    for (let row = Math.max(0, Math.floor(top * canvas.height)); row < canvas.height; row += 1) {
      const depth = Math.max(0.001, (row + 0.5) / canvas.height - top);
      const far = 0.16 / (depth + 0.05);
      const u = (x - canvas.aspect / 2) * far * 2.4;
      const patch = noise.fractal(u + 11, far * 4.2, 4);
      const tuft = noise.fractal(u * 9, far * 26, 3, 0.6);
      const surface = blend(shady, sunny, smoothstep(-0.35, 0.4, patch + tuft * 0.3));
      const lit = 0.55 + 0.4 * smoothstep(-0.4, 0.4, noise.at(u * 0.7, far * 2.2) + tuft * 0.4);
      const ground = scale(illuminate(surface, light, lit), 1 - 0.35 * smoothstep(0.1, 0.5, depth));
      const cover = Math.min(1, row + 1 - top * canvas.height);
      canvas.cover(column, row, throughAir(ground, light, 0.5 * Math.exp(-depth * 16)), cover);
    }
  }
}
