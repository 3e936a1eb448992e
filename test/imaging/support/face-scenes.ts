import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { mersenne } from 'pure-rand/generator/mersenne';
import sharp from 'sharp';
import { REPOSITORY } from '../../rig/repository.js';
import type { Picture } from './picture.js';

const SIDE = 512;
const SAMPLES = `${REPOSITORY}/node_modules/@vladmandic/face-api/demo`;

/** Where a face is in a photograph, in pixels: its middle, and its height from brows to chin. */
interface Portrait {
  readonly photo: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** Women seen about from the front, in the sample photographs of the face-api package (MIT). */
const PORTRAITS: readonly Portrait[] = [
  { photo: `${SAMPLES}/sample3.jpg`, x: 685, y: 465, size: 270 },
  { photo: `${SAMPLES}/sample3.jpg`, x: 1185, y: 364, size: 300 },
  { photo: `${SAMPLES}/sample3.jpg`, x: 1600, y: 431, size: 280 },
  { photo: `${SAMPLES}/sample5.jpg`, x: 463, y: 1010, size: 290 },
  { photo: `${SAMPLES}/sample6.jpg`, x: 354, y: 614, size: 290 },
  { photo: `${SAMPLES}/sample6.jpg`, x: 760, y: 474, size: 300 },
  { photo: `${SAMPLES}/sample6.jpg`, x: 1593, y: 410, size: 300 },
];

export interface FacePair {
  readonly source: Picture;
  readonly target: Picture;
}

/** Two people of two photographs, at random sizes, leanings and brightness, each about the middle of 512x512 pixels. */
export async function drawFacePair(seed: number, portrait: string): Promise<FacePair> {
  const random = mersenne(seed);
  const between = (least: number, most: number) => least + ((most - least) * uniformInt(random, 0, 65_535)) / 65_535;
  const all = [...PORTRAITS, { photo: portrait, x: 222, y: 124, size: 110 }];
  const choose = (from: readonly Portrait[]): Portrait => {
    const chosen = from[uniformInt(random, 0, from.length - 1)];
    if (!chosen) throw new Error('there is no portrait to choose from');
    return chosen;
  };
  const draw = (of: Portrait) => cut(of, between(1.8, 2.4), between(-8, 8), between(0.85, 1.15));
  const source = choose(all);
  const target = choose(all.filter(({ photo }) => photo !== source.photo));
  return { source: await draw(source), target: await draw(target) };
}

async function cut(of: Portrait, widening: number, degrees: number, brightness: number): Promise<Picture> {
  const photo = sharp(of.photo);
  const { width, height } = await photo.metadata();
  const half = Math.min((of.size * widening) / 2, width / 2, height / 2);
  const [left, top] = [Math.max(0, Math.round(of.x - half)), Math.max(0, Math.round(of.y - half))];
  const side = Math.floor(Math.min(2 * half, width - left, height - top));
  const square = await photo.extract({ left, top, width: side, height: side }).resize(SIDE, SIDE).png().toBuffer();
  const turned = sharp(square).rotate(degrees, { background: '#808080' }).modulate({ brightness });
  const middle = await sharp(await turned.png().toBuffer())
    .resize(SIDE, SIDE)
    .removeAlpha()
    .raw()
    .toBuffer();
  return { width: SIDE, height: SIDE, channels: 3, data: new Uint8Array(middle) };
}
