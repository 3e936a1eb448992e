import type { Canvas } from '../drawing/canvas.js';
import { type Chance, openChance } from '../drawing/chance.js';
import { blend, type Colour, hex, smoothstep } from '../drawing/colour.js';
import { Noise } from '../drawing/noise.js';
import { illuminate, type Light, throughAir } from '../scene/light.js';
import type { Scene } from '../scene/scene.js';

const ROCK: Colour = hex('#6f6660');
const GRASS: Colour = hex('#5f7a45');
const SNOW: Colour = hex('#f4f7ff');
const LAYERS = 4;

interface Range {
  readonly noise: Noise;
  readonly base: number;
  readonly tall: number;
  readonly frequency: number;
  /** 0 for the nearest range to 1 for the farthest. */
  readonly far: number;
  readonly snowLine: number;
}

/** Ranges one behind the other, paler with the distance; their slopes are ridges of noise that fall from the crest. */
export function drawMountains(canvas: Canvas, scene: Scene, light: Light, horizon: number): void {
  const chance = openChance(scene.seed, 'mountains');
  const high = scene.features.has('mountains');
  const white = scene.features.has('snow') ? 0.85 : 0.4;
  for (let layer = LAYERS - 1; layer >= 0; layer -= 1) {
    const far = layer / (LAYERS - 1);
    const tall = high ? 0.1 + 0.36 * far ** 0.8 * (0.85 + 0.4 * chance()) : 0.04 + 0.08 * far;
    const range = {
      noise: new Noise(chance),
      base: horizon + 0.02,
      tall,
      frequency: high ? 2.4 - 0.7 * far : 1.5,
      far,
    };
    drawRange(
      canvas,
      { ...range, snowLine: high && (far > 0.5 || white > 0.5) ? tall * (1 - white) : Infinity },
      light,
      scene,
      chance,
    );
  }
}

function drawRange(canvas: Canvas, range: Range, light: Light, scene: Scene, chance: Chance): void {
  const { noise, base, tall, frequency, far } = range;
  const shift = chance() * 60;
  const ground = scene.features.has('snow') ? SNOW : blend(GRASS, ROCK, scene.features.has('mountains') ? far : 0.2);
  const rough = scene.features.has('mountains') ? 6 : 3;
  const side = Math.sign(light.x - canvas.aspect / 2) || 1;
  for (let column = 0; column < canvas.width; column += 1) {
    const x = (column + 0.5) / canvas.height;
    const crest = base - tall * heightAt(noise, x * frequency + shift, rough);
    for (
      let row = Math.max(0, Math.floor(crest * canvas.height));
      row < Math.min(canvas.height, base * canvas.height + 2);
      row += 1
    ) {
      const y = (row + 0.5) / canvas.height;
      const below = y - crest;
      const lit = slopeLight(noise, x, below, tall, side, shift);
      const snow = smoothstep(
        -0.02,
        0.02,
        base - y - range.snowLine + 0.05 * noise.fractal(x * 14, y * 14, 3) + (lit - 0.5) * 0.06,
      );
      const surface = illuminate(blend(ground, SNOW, snow), light, lit);
      const mist = smoothstep(tall * 0.25, tall * 1.1, below) * 0.4;
      const cover = Math.min(1, row + 1 - crest * canvas.height);
      canvas.cover(column, row, throughAir(surface, light, Math.min(0.94, 0.1 + 0.55 * far ** 1.3 + mist)), cover);
    }
  }
}

function heightAt(noise: Noise, x: number, octaves: number): number {
  return octaves > 3
    ? 0.25 + 0.55 * noise.ridged(x, 3.7, octaves) + 0.35 * noise.at(x * 0.45, 8.1) + 0.03 * noise.fractal(x * 9, 1, 3)
    : 0.5 + 0.5 * noise.fractal(x, 3.7, octaves);
}

/** How much light a slope gets: the difference of the ridges a little way towards the light. */
function slopeLight(noise: Noise, x: number, below: number, tall: number, side: number, shift: number): number {
  const size = Math.max(tall, 0.22);
  const u = (x / size) * 1.25 + shift;
  const v = (below / size) * 0.75;
  const ridge = (at: number, down: number): number =>
    noise.ridged(at + 0.22 * noise.fractal(at * 2, down * 2, 2), down, 6);
  return smoothstep(-0.13, 0.15, ridge(u, v) - ridge(u + side * 0.05, v - 0.03));
}
