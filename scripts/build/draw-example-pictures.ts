import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { decodePicture } from '../../activities/imaging/pixels/decode-picture.js';
import { encodePicture } from '../../activities/imaging/pixels/encode-picture.js';
import type { Pixels } from '../../activities/imaging/pixels/pixels.js';
import { KERNELS, type KernelName } from '../../activities/imaging/threads/kernels.js';
import type { Kernel } from '../../activities/imaging/kernels/kernel.js';
import { readFileSync } from 'node:fs';
import { repositoryRoot } from '../../src/config/repository-root.js';
import { fetchPortrait } from '../imaging/fetch-portrait.js';

const SIDE = 256;
const SCENES = [
  'A lighthouse by the sea at sunset',
  'Snowy mountains by a lake in the morning',
  'A neon city in the rain at night',
  'Dunes under a starry sky with a moon',
];
const STYLES = ['oil', 'watercolour', 'pencil', 'cartoon', 'mosaic'];

/** Draws the pictures of docs/images.md anew, by the computations of the tasks: node dist/scripts/build/draw-example-pictures.js */
async function drawExamples(): Promise<void> {
  const root = repositoryRoot();
  const portrait = await decodePicture(
    readFileSync(await fetchPortrait(join(root, 'scripts/imaging/face-pictures.txt'), join(root, '.millrace/imaging'))),
  );
  const folder = join(root, 'docs', 'pictures');
  mkdirSync(folder, { recursive: true });
  const styles = await Promise.all(STYLES.map((style) => run('styleTransfer', { image: portrait }, { style })));
  await writeSheet(join(folder, 'style-transfer.webp'), [portrait, ...styles]);
  const scenes = SCENES.map((prompt) => run('procedural', {}, { prompt, seed: 7, width: 512, height: 512 }));
  await writeSheet(join(folder, 'image-generation.webp'), await Promise.all(scenes));
  const cut = await run('backgroundRemoval', { image: portrait }, { background: '#ffffff' });
  const removed = await run('objectRemoval', { image: portrait }, { box: { x: 130, y: 340, width: 105, height: 98 } });
  await writeSheet(join(folder, 'removals.webp'), [portrait, cut, removed]);
}

async function run(name: KernelName, images: Record<string, Pixels>, parameters: object): Promise<Pixels> {
  const kernel = (await KERNELS[name]()) as Kernel<object>;
  return (await kernel({ images, parameters }, () => undefined)).image;
}

/** The pictures side by side, each of the same size. */
async function writeSheet(file: string, pictures: readonly Pixels[]): Promise<void> {
  const tiles = await Promise.all(
    pictures.map(async (picture, at) => ({
      input: await sharp(await encodePicture(picture))
        .resize(SIDE, SIDE)
        .toBuffer(),
      left: at * SIDE,
      top: 0,
    })),
  );
  const sheet = sharp({ create: { width: SIDE * tiles.length, height: SIDE, channels: 3, background: '#fff' } });
  await sheet.composite(tiles).webp({ quality: 80 }).toFile(file);
}

await drawExamples();
