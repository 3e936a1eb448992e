import type { Canvas } from '../drawing/canvas.js';
import { openChance } from '../drawing/chance.js';
import { blend, type Colour, filter, hex, smoothstep } from '../drawing/colour.js';
import { Noise } from '../drawing/noise.js';
import { illuminate, type Light } from '../scene/light.js';
import type { Scene } from '../scene/scene.js';

const DEEP: Colour = hex('#1d4a63');
const TROPICAL: Colour = hex('#1a7f8c');

/**
 * Water below the horizon: the picture above it is mirrored, each point bent by the slope of the waves there, and more of the
 * water's own colour shows the steeper one looks down (Schlick's reflectance, 1994). A bright sun makes its own glitter.
 */
export function drawWater(canvas: Canvas, scene: Scene, light: Light, horizon: number): void {
  const noise = new Noise(openChance(scene.seed, 'water'));
  const still = scene.features.has('lake') || scene.features.has('calm');
  const rough = still ? 0.25 : 1;
  const body = illuminate(scene.features.has('sea') && light.darkness === 0 ? TROPICAL : DEEP, light, 0.45);
  const shine = veiled(scene) ? 0 : 1.1 + 0.9 * light.darkness;
  const first = Math.ceil(horizon * canvas.height);
  const mirror = canvas.data.slice(0, first * canvas.width * 3);
  for (let row = first; row < canvas.height; row += 1) {
    const depth = (row + 0.5) / canvas.height - horizon;
    const far = 0.12 / (depth + 0.012);
    const looks = depth / (1 - horizon);
    for (let column = 0; column < canvas.width; column += 1) {
      const x = ((column + 0.5) / canvas.height - canvas.aspect / 2) * far;
      const wave = noise.fractal(x * 3.2, far * 14, 4, 0.6) * rough;
      const ripple = noise.at(x * 15 + 40, far * 46) * rough;
      const slope = wave * 0.75 + ripple * 0.35;
      const up = first - 1 - (row - first) * (still ? 1 : 0.9) + slope * (0.02 + 0.16 * looks) * canvas.height;
      const aside = column + (wave - ripple * 0.4) * (0.006 + 0.035 * looks) * canvas.height;
      const reflected = sample(mirror, canvas.width, first, aside, up);
      const grazing = (1 - Math.min(0.75, looks * 0.8 + 0.12 * slope)) ** 3;
      const share = Math.min(1, (still ? 0.5 : 0.22) + 0.75 * grazing);
      const own = blend(body, filter(body, [1.5, 1.5, 1.5]), smoothstep(-0.3, 0.6, slope));
      canvas.cover(column, row, blend(own, filter(reflected, [0.93, 0.96, 1]), share), 1);
      canvas.lighten(
        column,
        row,
        light.direct,
        glitter((column + 0.5) / canvas.height - light.x, depth, slope) * shine,
      );
    }
  }
}

function veiled({ features }: Scene): boolean {
  return features.has('rain') || features.has('snowfall') || features.has('aurora') || features.has('stars');
}

/** How much of the sun or moon a wave throws to the eye: a path below it, ever wider, of glints from the steeper waves. */
function glitter(aside: number, depth: number, slope: number): number {
  const path = Math.exp(-((aside / (0.025 + 0.3 * depth)) ** 2));
  return path < 0.01 ? 0 : path * smoothstep(0.12, 0.5, slope) * Math.exp(-depth * 2.2);
}

/** The mirrored picture at a place, its edges carried on, between two rows. */
function sample(mirror: Float32Array, width: number, rows: number, column: number, row: number): Colour {
  const x = Math.min(width - 1, Math.max(0, Math.round(column)));
  const y = Math.min(rows - 1, Math.max(0, row));
  const upper = Math.floor(y);
  const lower = Math.min(rows - 1, upper + 1);
  const a = (upper * width + x) * 3;
  const b = (lower * width + x) * 3;
  return blend(
    [mirror[a] ?? 0, mirror[a + 1] ?? 0, mirror[a + 2] ?? 0],
    [mirror[b] ?? 0, mirror[b + 1] ?? 0, mirror[b + 2] ?? 0],
    y - upper,
  );
}
