import { randomInt } from 'node:crypto';
import { drawScene } from './support/draw-scene.js';
import { useImageTasks } from './support/image-tasks.js';
import { edgeCorrelation, levelDistance, meanDifference, paletteDistance } from './support/measure-style.js';
import { flat, type Picture } from './support/picture.js';

const PAINTED = ['oil', 'watercolour', 'pencil', 'cartoon', 'mosaic'];
const LEAST_STRUCTURE = 0.5;
const LEAST_COLOUR_STRUCTURE = 0.7;
const LEAST_PALETTE = 0.1;
const LEAST_APART = 4;

const carryOut = useImageTasks();

/** One task. */
const runKernel = (images: Record<string, Picture>, parameters: object) =>
  carryOut('style_transfer', images, parameters);

const isPainted = (scene: Picture, result: Picture, structure = LEAST_STRUCTURE) =>
  edgeCorrelation(scene, result) >= structure && paletteDistance(scene, result) >= LEAST_PALETTE;

const seeds = Array.from({ length: 2 }, () => randomInt(2 ** 31));

test.each(seeds)(
  'each style keeps the structure, moves the palette, and looks like no other (seed %i)',
  async (seed) => {
    const scene = drawScene(seed);
    const results = [scene];
    for (const style of PAINTED) {
      const { image, metadata } = await runKernel({ image: scene }, { style, seed: 7 });
      expect(metadata).toMatchObject({ style, strength: 1, seed: 7 });
      const figures = { edges: edgeCorrelation(scene, image), palette: paletteDistance(scene, image) };
      const apart = Math.min(...results.map((other) => meanDifference(other, image)));
      expect({ style, ...figures, painted: isPainted(scene, image) }).toMatchObject({ painted: true });
      expect(apart).toBeGreaterThan(LEAST_APART);
      results.push(image);
    }
    expect(isPainted(scene, scene)).toBe(false);
    expect(isPainted(scene, flat(scene))).toBe(false);
  },
);

test.each(seeds)('the colours of another picture are taken over, and the structure stays (seed %i)', async (seed) => {
  const [scene, palette] = [drawScene(seed), drawScene(seed + 1)];
  const { image } = await runKernel({ image: scene, target_image: palette }, { style: 'colour' });
  const closer = (result: Picture) => levelDistance(result, palette) < 0.7 * levelDistance(scene, palette);
  expect(isPainted(scene, image, LEAST_COLOUR_STRUCTURE)).toBe(true);
  expect(closer(image)).toBe(true);
  expect(closer(scene)).toBe(false);
  expect(isPainted(scene, flat(palette), LEAST_COLOUR_STRUCTURE)).toBe(false);
  await expect(runKernel({ image: scene }, { style: 'colour' })).rejects.toThrow(
    /takes its colours from another picture/,
  );
});

test.each(PAINTED)('%s: strength mixes, a seed repeats, alpha stays', async (style) => {
  const scene = drawScene(randomInt(2 ** 31), 200, 120);
  const paint = async (parameters: object, image = scene) =>
    (await runKernel({ image }, { style, ...parameters })).image;
  const full = await paint({ seed: 3 });
  expect(Buffer.compare((await paint({ seed: 3 })).data, full.data)).toBe(0);
  expect(Buffer.compare((await paint({ strength: 0 })).data, scene.data)).toBe(0);
  expect(meanDifference(await paint({ seed: 3, strength: 0.5 }), full)).toBeCloseTo(meanDifference(scene, full) / 2, 0);
  const alpha = Uint8Array.from({ length: 200 * 120 * 4 }, (_, at) =>
    at % 4 < 3 ? (scene.data[(at >> 2) * 3 + (at % 4)] ?? 0) : at % 251,
  );
  const clear = await paint({ seed: 3 }, { ...scene, channels: 4, data: alpha });
  expect(clear.channels).toBe(4);
  expect(
    clear.data.every((level, at) => (at % 4 < 3 ? level === full.data[(at >> 2) * 3 + (at % 4)] : level === alpha[at])),
  ).toBe(true);
});

test('a grey picture and a tiny one are painted too', async () => {
  const grey: Picture = { width: 5, height: 3, channels: 1, data: Uint8Array.from({ length: 15 }, (_, at) => at * 16) };
  for (const style of PAINTED) {
    const { image } = await runKernel({ image: grey }, { style });
    expect(image).toMatchObject({ width: 5, height: 3, channels: 3 });
  }
});
