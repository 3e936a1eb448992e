import type { Canvas } from '../drawing/canvas.js';
import { openChance } from '../drawing/chance.js';
import { blend, type Colour, scale, smoothstep } from '../drawing/colour.js';
import { Noise } from '../drawing/noise.js';
import type { Light } from '../scene/light.js';
import type { Scene } from '../scene/scene.js';

/** The air from the zenith to the horizon, brighter towards the sun. */
export function drawSky(canvas: Canvas, light: Light, horizon: number): void {
  const glow = scale(light.direct, 0.75 * (1 - light.darkness));
  for (let row = 0; row < canvas.height; row += 1) {
    const y = (row + 0.5) / canvas.height;
    const down = Math.min(1, y / horizon);
    const air =
      down < 0.55
        ? blend(light.zenith, light.middle, smoothstep(0, 0.55, down))
        : blend(light.middle, light.horizon, smoothstep(0.55, 1, down));
    for (let column = 0; column < canvas.width; column += 1) {
      const distance = Math.hypot((column + 0.5) / canvas.height - light.x, (y - light.y) * 1.25);
      canvas.cover(column, row, air, 1);
      canvas.lighten(column, row, glow, 0.55 * Math.exp(-distance * 3.2) + 0.5 * Math.exp(-distance * 14));
    }
  }
}

/** Clouds of warped fractal noise on a plane above, so that they flatten towards the horizon; their edges to the light shine. */
export function drawClouds(canvas: Canvas, scene: Scene, light: Light, horizon: number): void {
  const chance = openChance(scene.seed, 'clouds');
  const noise = new Noise(chance);
  const heavy = scene.features.has('clouds') || scene.features.has('rain') || scene.features.has('snowfall');
  const open = heavy ? -0.12 : 0.02 + 0.1 * chance();
  const drift = chance() * 50;
  const shade = blend(light.middle, light.ambient, 0.4);
  const rows = Math.min(canvas.height, Math.ceil(horizon * canvas.height));
  for (let row = 0; row < rows; row += 1) {
    const y = (row + 0.5) / canvas.height;
    const near = 1 / (horizon - y + 0.1);
    const thin = smoothstep(0, 0.16, horizon - y);
    for (let column = 0; column < canvas.width; column += 1) {
      const x = (column + 0.5) / canvas.height;
      const u = (x - canvas.aspect / 2) * near * 0.8 + drift;
      const v = near * 1.1;
      const density = densityAt(noise, u, v);
      const cover = smoothstep(open, open + 0.36, density) * thin;
      if (cover <= 0) continue;
      const towards = densityAt(noise, u + (light.x - x) * near * 0.12, v - 0.1);
      const lit = smoothstep(-0.25, 0.22, density - towards) * (1 - 0.35 * cover);
      canvas.cover(column, row, cloudColour(light, shade, lit, Math.hypot(x - light.x, y - light.y)), cover * 0.92);
    }
  }
}

function densityAt(noise: Noise, u: number, v: number): number {
  const warp = noise.fractal(u * 0.7 + 9.2, v * 0.7, 2);
  return noise.fractal(u + warp * 0.8, v + warp * 0.5, 5, 0.52);
}

function cloudColour(light: Light, shade: Colour, lit: number, distance: number): Colour {
  const shine = scale(light.cloud, 0.85 + 0.5 * Math.exp(-distance * 4) * (1 - light.darkness));
  return blend(shade, shine, 0.25 + 0.75 * lit);
}
