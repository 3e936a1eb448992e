import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { mersenne } from 'pure-rand/generator/mersenne';
import type { Picture } from './picture.js';

type Colour = readonly [number, number, number];

/** A scene of its own for each seed: a ground that changes colour, shapes with textures in front of it, the noise of a camera. */
export function drawScene(seed: number, width = 320, height = 320): Picture {
  const random = mersenne(seed);
  const between = (least: number, most: number) => least + ((most - least) * uniformInt(random, 0, 65_535)) / 65_535;
  const hue = between(0, 360);
  const colour = (): Colour => fromHue(hue + between(-70, 70), between(0.2, 0.9), between(30, 235));
  const [top, bottom] = [colour(), colour()];
  const shapes = Array.from({ length: 14 }, () => ({
    x: between(0, width),
    y: between(0, height),
    across: between(0.06, 0.24) * width,
    down: between(0.06, 0.24) * height,
    ...turned(between(0, Math.PI)),
    round: between(0, 1) < 0.5,
    stripe: between(9, 40),
    contrast: between(0, 25),
    colour: colour(),
  }));
  const data = new Uint8Array(width * height * 3);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let shade = 0;
      let paint: Colour = top.map((from, channel) => from + (((bottom[channel] ?? 0) - from) * y) / height) as never;
      for (const shape of shapes) {
        const [right, below] = [x - shape.x, y - shape.y];
        const u = (right * shape.cos + below * shape.sin) / shape.across;
        const v = (below * shape.cos - right * shape.sin) / shape.down;
        if (shape.round ? u * u + v * v > 1 : Math.max(Math.abs(u), Math.abs(v)) > 1) continue;
        paint = shape.colour;
        shade = shape.contrast * Math.sin((u * shape.across) / shape.stripe) - 20 * v;
      }
      for (const level of paint) {
        const noise = between(-4, 4);
        data[at++] = Math.max(0, Math.min(255, Math.round(level + shade + noise)));
      }
    }
  return { width, height, channels: 3, data };
}

const turned = (angle: number) => ({ cos: Math.cos(angle), sin: Math.sin(angle) });

function fromHue(degrees: number, saturation: number, brightness: number): Colour {
  const level = (shift: number) => {
    const place = (((degrees + shift) % 360) + 360) % 360;
    const wave = Math.max(0, Math.min(1, Math.abs(place / 60 - 3) - 1));
    return brightness * (1 - saturation + saturation * wave);
  };
  return [level(0), level(240), level(120)];
}
