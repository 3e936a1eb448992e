import { randomInt } from 'node:crypto';
import type { ProceduralParameters } from '../../../activities/imaging/generation/procedural/procedural.parameters.js';
import type { Pixels } from '../../../activities/imaging/pixels/pixels.js';
import { type EditedPicture, useImageTasks } from '../support/image-tasks.js';
import { brightness, contrast, difference, meanColour } from './support/tones.js';

const carryOut = useImageTasks();

function runKernel({ prompt, ...parameters }: ProceduralParameters): Promise<EditedPicture> {
  return carryOut('image_generation', {}, { width: 128, height: 128, ...parameters }, { prompt });
}

const paint = async (prompt: string, seed: number, more: object = {}): Promise<Pixels> =>
  (await runKernel({ prompt, seed, ...more })).image;
const seeds = Array.from({ length: 3 }, () => randomInt(2 ** 31));

describe.each(seeds)('with the seed %s', (seed) => {
  it.each([
    'a lake under mountains',
    'galaxy',
    'abstract',
    'neon city in rain',
    'oak in a meadow',
    'snowfall in a forest',
  ])('draws the same bytes again: %s', async (prompt) => {
    expect(Buffer.from((await paint(prompt, seed)).data).equals((await paint(prompt, seed)).data)).toBe(true);
  });

  it('draws another picture with another seed', async () => {
    expect(difference(await paint('mountains', seed), await paint('mountains', seed + 1))).toBeGreaterThan(2);
  });

  it('darkens the sky at night', async () => {
    const [day, night] = await Promise.all([paint('mountains by day', seed), paint('mountains by night', seed)]);
    expect(brightness(day, 0, 0.4)).toBeGreaterThan(2 * brightness(night, 0, 0.4));
  });

  it('reddens the sky at sunset', async () => {
    const [dayRed, , dayBlue] = meanColour(await paint('sea by day', seed), 0.3, 0.5);
    const [red, , blue] = meanColour(await paint('sea at sunset', seed), 0.3, 0.5);
    expect(red / blue).toBeGreaterThan((1.5 * dayRed) / dayBlue);
  });

  it.each([
    ['desert', 'snow', 'redder', ([red, , blue]: readonly number[]) => (red ?? 0) - (blue ?? 0)],
    ['hills', 'desert', 'greener', ([red, green]: readonly number[]) => (green ?? 0) - (red ?? 0)],
    ['lake', 'hills', 'bluer', ([, green, blue]: readonly number[]) => (blue ?? 0) - (green ?? 0)],
  ])('draws the ground of %s, not of %s: it is %s', async (one, other, _, measure) => {
    const [first, second] = await Promise.all([paint(one, seed), paint(other, seed)]);
    expect(measure(meanColour(first, 0.75, 1))).toBeGreaterThan(measure(meanColour(second, 0.75, 1)) + 10);
  });

  it('heeds colours', async () => {
    const [red, , blue] = meanColour(await paint('red abstract', seed));
    const [otherRed, , otherBlue] = meanColour(await paint('blue abstract', seed));
    expect(red - blue).toBeGreaterThan(otherRed - otherBlue + 30);
  });

  it('draws something for words that it does not know, and something else for others', async () => {
    const [one, other] = await Promise.all([paint('xyzzy', seed), paint('Großmutters Küche', seed)]);
    expect(contrast(one)).toBeGreaterThan(10);
    expect(difference(one, other)).toBeGreaterThan(5);
  });
});

it('leaves out what is not wanted', async () => {
  const [seed = 0] = seeds;
  const refused = await paint('sea rain', seed, { negative_prompt: 'rain' });
  expect(difference(await paint('sea', seed), refused)).toBe(0);
  expect(difference(await paint('sea rain', seed), await paint('sea without rain', seed))).toBeGreaterThan(2);
});

it('says that no model drew it and what it understood', async () => {
  const { metadata } = await runKernel({ prompt: 'A red Sunset, over snowy MOUNTAINS and xyzzy', seed: 5 });
  expect(metadata).toMatchObject({
    provider: 'procedural',
    note: "Drawn by rules from the prompt's words; no learned model.",
    understood: ['red', 'sunset', 'snowy', 'mountains'],
    seed: 5,
  });
});

it.each([
  [64, 64],
  [64, 2048],
  [700, 64],
  [333, 251],
])('draws %s by %s pixels', async (width, height) => {
  const picture = await paint('a city at a lake, snowy mountains, moon and stars, autumn tree', 1, { width, height });
  expect(picture).toMatchObject({ width, height, channels: 3 });
  expect(picture.data).toHaveLength(width * height * 3);
  expect(contrast(picture)).toBeGreaterThan(5);
});

it('draws one scene in every size', async () => {
  const small = await paint('mountains at sunset', 3, { width: 96, height: 96 });
  const large = await paint('mountains at sunset', 3, { width: 384, height: 384 });
  for (const share of [0, 0.25, 0.5, 0.75])
    expect(Math.abs(brightness(small, share, share + 0.25) - brightness(large, share, share + 0.25))).toBeLessThan(8);
});

it('takes a prompt of 5,000 characters, and one of none that it can read', async () => {
  for (const prompt of ['sea '.repeat(1_250), '%$#@!'])
    expect((await paint(prompt, 1)).data).toHaveLength(128 * 128 * 3);
});
