import sharp from 'sharp';
import type { BackgroundRemovalParameters } from '../../contracts/imaging/background-removal.contract.js';
import type { Pixels } from '../../activities/imaging/pixels/pixels.js';
import { type EditedPicture, useImageTasks } from './support/image-tasks.js';
import { intersectionOverUnion } from './support/overlap.js';
import { boxAlone, centreEllipse, otsuThreshold } from './support/naive-masks.js';
import { drawEmptyScene, drawSubjectScene } from './support/scenes/subject-scene.js';
import { freshSeed, seeded } from './support/seeded.js';

const SCENES = 20;
const BOX_LEAST = 0.9;
const AUTO_MEAN = 0.85;

const carryOut = useImageTasks();

const runKernel = (image: Pixels, parameters: BackgroundRemovalParameters, others: Record<string, Pixels> = {}) =>
  carryOut('background_removal', { image, ...others }, parameters);

const alphaOf = ({ image }: EditedPicture): Uint8Array =>
  Uint8Array.from({ length: image.width * image.height }, (_, i) => image.data[4 * i + 3] ?? 0);
const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('background removal', () => {
  const seed = freshSeed();

  it(`finds the subjects of ${SCENES} scenes, and naive ways do not (IMAGING_SEED=${seed})`, async () => {
    const chance = seeded(seed);
    const scores = { box: [], auto: [], boxAlone: [], otsu: [], ellipse: [] } as Record<string, number[]>;
    for (let scene = 0; scene < SCENES; scene++) {
      const { image, truth, box } = drawSubjectScene(chance);
      const score = (name: string, mask: Uint8Array) => scores[name]?.push(intersectionOverUnion(mask, truth.data));
      const [boxed, sought] = await Promise.all([runKernel(image, { box }), runKernel(image, {})]);
      score('box', alphaOf(boxed));
      score('auto', alphaOf(sought));
      score('boxAlone', boxAlone(image, box));
      score('otsu', otsuThreshold(image));
      score('ellipse', centreEllipse(image));
    }
    const [box = [], auto = []] = [scores['box'], scores['auto']];
    expect(Math.min(...box)).toBeGreaterThanOrEqual(BOX_LEAST);
    expect(meanOf(auto)).toBeGreaterThanOrEqual(AUTO_MEAN);
    for (const naive of ['boxAlone', 'otsu', 'ellipse']) {
      expect(Math.min(...(scores[naive] ?? []))).toBeLessThan(BOX_LEAST);
      expect(meanOf(scores[naive] ?? [])).toBeLessThan(AUTO_MEAN);
    }
  });

  it('follows a mask, and gives the same picture each time', async () => {
    const { image, truth } = drawSubjectScene(seeded(seed));
    const first = await runKernel(image, {}, { 'parameters.mask': truth });
    const second = await runKernel(image, {}, { 'parameters.mask': truth });
    expect(Buffer.compare(first.image.data, second.image.data)).toBe(0);
    expect(first.metadata['seeded_by']).toBe('mask');
    expect(intersectionOverUnion(alphaOf(first), truth.data)).toBeGreaterThan(BOX_LEAST);
  });

  it('puts a colour or a picture behind the subject', async () => {
    const { image, box } = drawSubjectScene(seeded(seed));
    const { image: coloured } = await runKernel(image, { box, background: '#0a14c8', feather: 2 });
    expect([coloured.channels, ...coloured.data.subarray(0, 3)]).toEqual([3, 10, 20, 200]);
    const behind: Pixels = { width: 64, height: 40, channels: 3, data: new Uint8Array(64 * 40 * 3).fill(77) };
    const { image: pictured } = await runKernel(image, { box }, { 'parameters.background_image': behind });
    expect([pictured.width, pictured.height, ...pictured.data.subarray(0, 3)]).toEqual([
      image.width,
      image.height,
      77,
      77,
      77,
    ]);
  });

  it('refuses a picture in which nothing stands out, and says what to give', async () => {
    await expect(runKernel(drawEmptyScene(seeded(seed)), {})).rejects.toThrow(/give a box or a mask/i);
  });

  it('works on a picture of 12 megapixels', async () => {
    const { image, truth, box } = await enlarge(drawSubjectScene(seeded(seed)), 4000, 3000);
    expect(intersectionOverUnion(alphaOf(await runKernel(image, { box })), truth.data)).toBeGreaterThanOrEqual(0.85);
  });
});

async function enlarge({ image, truth, box }: ReturnType<typeof drawSubjectScene>, width: number, height: number) {
  const [across, down] = [width / image.width, height / image.height];
  const grow = async ({ channels, data, ...size }: Pixels): Promise<Pixels> => {
    const small = sharp(Buffer.from(data), { raw: { width: size.width, height: size.height, channels } });
    const large = small.resize(width, height, { fit: 'fill', kernel: 'nearest' });
    const bytes = await (channels === 1 ? large.toColourspace('b-w') : large).raw().toBuffer();
    return { width, height, channels, data: new Uint8Array(bytes) };
  };
  const [x, y] = [Math.floor(box.x * across), Math.floor(box.y * down)];
  const scaled = { x, y, width: Math.ceil(box.width * across), height: Math.ceil(box.height * down) };
  return { image: await grow(image), truth: await grow(truth), box: scaled };
}
