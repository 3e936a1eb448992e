import type { Canvas } from '../drawing/canvas.js';
import { openChance } from '../drawing/chance.js';
import { blend, type Colour, hue, scale, smoothstep } from '../drawing/colour.js';
import { Noise } from '../drawing/noise.js';
import type { Scene } from '../scene/scene.js';

const TILT = 0.32;

/** A planet in the light of a star aside: a globe of bands or lands, a rim of air, and often a ring. */
export function drawPlanet(canvas: Canvas, scene: Scene): void {
  const chance = openChance(scene.seed, 'planet');
  const noise = new Noise(chance);
  const radius = 0.17 + 0.09 * chance();
  const centre = [canvas.aspect * (0.3 + 0.4 * chance()), 0.4 + 0.2 * chance()] as const;
  const turn = chance();
  const [main = hue(turn, 0.5, 0.5)] = scene.tints;
  const surface = [
    scale(main, 0.45),
    blend(main, hue(turn + 0.08, 0.5, 0.65), 0.4),
    blend(main, [1, 0.97, 0.92], 0.7),
  ] as const;
  const banded = chance() < 0.6;
  const ringed = banded && chance() < 0.8;
  const air = blend(main, hue(turn + 0.1, 0.8, 0.75), 0.6);
  const size = canvas.height;
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < canvas.width; column += 1) {
      const dx = ((column + 0.5) / size - centre[0]) / radius;
      const dy = ((row + 0.5) / size - centre[1]) / radius;
      const distance = Math.hypot(dx, dy);
      if (distance > 2.6) continue;
      const ring = ringed ? ringAt(noise, dx, dy) : 0;
      const behind = dy - dx * TILT < 0;
      if (ring > 0 && behind) canvas.cover(column, row, scale(surface[2], 0.55 + 0.3 * ring), ring * 0.75);
      const edge = 1 - smoothstep(1 - 1.5 / (radius * size), 1, distance);
      if (edge > 0) {
        const dz = Math.sqrt(Math.max(0, 1 - distance * distance));
        const lit = smoothstep(-0.12, 0.95, -0.62 * dx - 0.42 * dy + 0.66 * dz);
        const ground = banded ? bands(noise, dx, dy, surface) : lands(noise, dx, dy, dz, surface);
        const rim = (1 - dz) ** 3 * lit;
        canvas.cover(column, row, blend(scale(ground, 0.015 + 1.15 * lit), air, rim * 0.7), edge);
      } else
        canvas.lighten(
          column,
          row,
          air,
          0.3 * Math.exp((1 - distance) * 14) * smoothstep(0.5, -1, dx * 0.62 + dy * 0.42),
        );
      if (ring > 0 && !behind) canvas.cover(column, row, scale(surface[2], 0.6 + 0.35 * ring), ring * 0.8);
    }
}

/** How thick the ring is at a place, in radii of the planet; 0 outside it. */
function ringAt(noise: Noise, dx: number, dy: number): number {
  const distance = Math.hypot(dx + dy * TILT, (dy - dx * TILT) * 3.6);
  const inside = smoothstep(1.32, 1.36, distance) * (1 - smoothstep(2.2, 2.26, distance));
  return inside <= 0 ? 0 : inside * Math.min(1, Math.max(0.05, 0.55 + 0.6 * noise.fractal(distance * 9, 2.5, 3)));
}

type Surface = readonly [Colour, Colour, Colour];

function bands(noise: Noise, dx: number, dy: number, [dark, light, pale]: Surface): Colour {
  const latitude = (dy - dx * TILT) * 3.4;
  const swirl = noise.fractal(dx * 2.2, latitude * 2.5, 4) * 0.3;
  const band = noise.fractal(0.5, latitude + swirl, 3);
  return blend(
    blend(dark, light, smoothstep(-0.35, 0.35, band)),
    pale,
    smoothstep(0.2, 0.6, noise.at(7.7, latitude * 1.3 + swirl)),
  );
}

function lands(noise: Noise, dx: number, dy: number, dz: number, [dark, light, pale]: Surface): Colour {
  const u = dx / (0.65 + 0.35 * dz);
  const v = dy / (0.65 + 0.35 * dz);
  const land = noise.fractal(u * 1.7 + 4, v * 1.7, 6, 0.55);
  const clouds = smoothstep(0.05, 0.5, noise.fractal(u * 2.3 + 2 * land, v * 4, 5));
  return blend(blend(dark, light, smoothstep(-0.06, 0.1, land)), pale, clouds * 0.75);
}
