import type { Canvas } from '../drawing/canvas.js';
import { type Chance, openChance } from '../drawing/chance.js';
import { blend, type Colour, hex, smoothstep } from '../drawing/colour.js';
import { Noise } from '../drawing/noise.js';
import { illuminate, type Light, throughAir } from '../scene/light.js';
import type { Scene } from '../scene/scene.js';

const NEEDLES: Colour = hex('#2c5138');
const LARCH: Colour = hex('#b5762a');
const SNOW: Colour = hex('#f0f5ff');
const ROWS = 6;

/** Rows of spruces one before the other; the far ones are small and pale. */
export function drawConifers(canvas: Canvas, scene: Scene, light: Light, horizon: number, feet: number): void {
  const chance = openChance(scene.seed, 'conifers');
  const noise = new Noise(chance);
  for (let row = 0; row < ROWS; row += 1) {
    const near = row / (ROWS - 1);
    const tall = 0.05 + 0.2 * near ** 1.6;
    const foot = horizon + 0.01 + (feet - horizon) * near ** 1.3;
    const gap = tall * (0.2 + 0.06 * near);
    for (let x = -tall; x < canvas.aspect + tall; x += gap * (0.5 + chance())) {
      // A clearing: the nearest row leaves the middle open to what lies behind.
      const open =
        near === 1 ? smoothstep(0.08, 0.36, Math.abs(x / canvas.aspect - 0.5) + 0.08 * noise.at(x * 6, 1)) : 1;
      if (open < 0.3) continue;
      const size = tall * (0.65 + 0.5 * chance()) * (0.45 + 0.55 * open);
      drawSpruce(canvas, noise, { x, foot: foot + 0.01 * noise.at(x * 5, row), size, near }, scene, light, chance);
    }
  }
}

interface Spruce {
  readonly x: number;
  readonly foot: number;
  readonly size: number;
  readonly near: number;
}

/** Tiers of drooping boughs: the outline is a saw that widens downwards, frayed by noise, brighter on the side of the light. */
function drawSpruce(canvas: Canvas, noise: Noise, tree: Spruce, scene: Scene, light: Light, chance: Chance): void {
  const { x, foot, size, near } = tree;
  const tiers = 9 + Math.floor(chance() * 5);
  const fray = chance() * 90;
  const side = light.x > x ? 1 : -1;
  const white = scene.features.has('snow') ? 1 : 0;
  const needles = scene.features.has('autumn') && chance() < 0.6 ? LARCH : NEEDLES;
  const top = (foot - size) * canvas.height;
  for (let row = Math.max(0, Math.floor(top)); row < Math.min(canvas.height, foot * canvas.height); row += 1) {
    const down = (row + 0.5 - top) / (size * canvas.height);
    const tier = (down ** 0.85 * tiers) % 1;
    const half = size * 0.2 * (0.04 + down ** 0.9) * (0.6 + 0.55 * tier) * (1 + 0.3 * noise.at(fray + down * 30, fray));
    const trunk = down > 0.94;
    const reach = trunk ? size * 0.014 : half;
    for (
      let column = Math.floor((x - reach) * canvas.height) - 1;
      column <= (x + reach) * canvas.height + 1;
      column += 1
    ) {
      const across = ((column + 0.5) / canvas.height - x) / reach;
      const ragged = 1 + 0.35 * noise.at(fray + across * 3, down * tiers * 3);
      const cover = Math.min(1, Math.max(0, (ragged - Math.abs(across)) * reach * canvas.height + 0.5));
      if (cover <= 0) continue;
      const lit =
        0.12 +
        0.55 * smoothstep(-0.8, 1, across * side) * (1 - 0.6 * tier) +
        0.2 * noise.at(fray + across * 5, down * 40);
      const snow = white * smoothstep(0.55, 0.1, tier + 0.25 * noise.at(across * 4, fray + down * 25)) * 0.9;
      const surface = illuminate(blend(needles, SNOW, snow), light, Math.max(0, lit) + snow * 0.35);
      canvas.cover(
        column,
        row,
        throughAir(surface, light, (scene.features.has('fog') ? 0.85 : 0.5) * (1 - near) ** 1.2),
        cover,
      );
    }
  }
}
