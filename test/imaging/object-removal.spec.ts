import type { ObjectRemovalParameters } from '../../contracts/imaging/object-removal.contract.js';
import type { Pixels } from '../../activities/imaging/pixels/pixels.js';
import { useImageTasks } from './support/image-tasks.js';
import { peakSignal } from './support/peak-signal.js';
import { drawSmoothScene, drawTexturedScene, type DamagedScene } from './support/scenes/damaged-scene.js';
import { freshSeed, seeded } from './support/seeded.js';

const SIDE = 512;
const SMOOTH_LEAST = 28;
const TEXTURED_LEAST = 22;

const carryOut = useImageTasks();

const runKernel = (image: Pixels, parameters: ObjectRemovalParameters, others: Record<string, Pixels> = {}) =>
  carryOut('object_removal', { image, ...others }, parameters);

/** The mean colour of the pixels just outside of the mask. */
function meanOfBorder({ damaged, mask }: DamagedScene): Pixels {
  const [sums, { width }] = [[0, 0, 0, 0], damaged];
  mask.data.forEach((inside, i) => {
    const beside = [i - 3, i + 3, i - 3 * width, i + 3 * width].some((other) => mask.data[other]);
    if (inside || !beside) return;
    for (let c = 0; c < 3; c++) sums[c] = (sums[c] ?? 0) + (damaged.data[3 * i + c] ?? 0);
    sums[3] = (sums[3] ?? 0) + 1;
  });
  return { ...damaged, data: damaged.data.map((_, i) => Math.round((sums[i % 3] ?? 0) / (sums[3] ?? 1))) };
}

describe('object removal', () => {
  const seed = freshSeed();

  it.each([
    { kind: 'smooth', draw: drawSmoothScene, least: SMOOTH_LEAST },
    { kind: 'textured', draw: drawTexturedScene, least: TEXTURED_LEAST },
  ])(
    `restores $kind scenes to $least dB, and the mean colour does not (IMAGING_SEED=${seed})`,
    async ({ draw, least }) => {
      const chance = seeded(seed);
      const [ours, naive]: [number[], number[]] = [[], []];
      for (let scene = 0; scene < 8; scene++) {
        const drawn = draw(chance, SIDE);
        const { image } = await runKernel(drawn.damaged, {}, { 'parameters.mask': drawn.mask });
        ours.push(peakSignal(image, drawn.clean, drawn.mask));
        naive.push(peakSignal(meanOfBorder(drawn), drawn.clean, drawn.mask));
      }
      expect(Math.min(...ours)).toBeGreaterThanOrEqual(least);
      expect(Math.min(...naive)).toBeLessThan(least);
    },
  );

  it.each(['auto', 'telea', 'patch'] as const)(
    'changes nothing outside of the mask (%s), the same each time',
    async (method) => {
      const { damaged, mask } = drawTexturedScene(seeded(seed), 256);
      const first = await runKernel(damaged, { method, seed: 7 }, { 'parameters.mask': mask });
      const second = await runKernel(damaged, { method, seed: 7 }, { 'parameters.mask': mask });
      const changed = first.image.data.findIndex(
        (value, i) => !mask.data[Math.floor(i / 3)] && value !== damaged.data[i],
      );
      expect(changed).toBe(-1);
      expect(Buffer.compare(first.image.data, second.image.data)).toBe(0);
    },
  );

  it('takes a box or a polygon, and grows it only when asked to', async () => {
    const { clean } = drawSmoothScene(seeded(seed), 128);
    const box = { x: 40, y: 50, width: 20, height: 10 };
    const plain = await runKernel(clean, { box });
    expect(plain.metadata['region_box']).toEqual(box);
    const grown = await runKernel(clean, { box, grow: 3 });
    expect(grown.metadata['region_box']).toEqual({ x: 37, y: 47, width: 26, height: 16 });
    const polygon = [
      [40, 50],
      [59, 50],
      [59, 59],
      [40, 59],
    ] as const;
    expect((await runKernel(clean, { polygon })).metadata['region_box']).toEqual(box);
  });

  it('refuses a region of nothing, and one of everything', async () => {
    const { clean } = drawSmoothScene(seeded(seed), 64);
    await expect(runKernel(clean, {})).rejects.toThrow(/exactly one of/);
    await expect(runKernel(clean, { box: { x: 0, y: 0, width: 64, height: 64 } })).rejects.toThrow(/too little/);
    await expect(runKernel(clean, { box: { x: 90, y: 0, width: 5, height: 5 } })).rejects.toThrow(/covers no pixel/);
  });

  it('works on a picture of 12 megapixels', async () => {
    const { clean } = drawSmoothScene(seeded(seed), 512);
    const tiled = new Uint8Array(4096 * 3072 * 3);
    for (let y = 0; y < 3072; y++) {
      const row = clean.data.subarray((y % 512) * 1536, ((y % 512) + 1) * 1536);
      for (let x = 0; x < 8; x++) tiled.set(row, (y * 8 + x) * 1536);
    }
    const box = { x: 900, y: 700, width: 1200, height: 800 };
    const { metadata } = await runKernel({ width: 4096, height: 3072, channels: 3, data: tiled }, { box });
    expect(metadata['region_box']).toEqual(box);
  });
});
