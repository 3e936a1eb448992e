import type { Box } from '../pixels/box.js';
import type { Pixels } from '../pixels/pixels.js';

/** Px that are kept around a region at the least, to take texture from. */
const LEAST_ROOM = 96;

/** A part of a picture (RGB), and 255 in `hole` for what is to be filled. */
export interface Surroundings {
  readonly image: Pixels;
  readonly hole: Uint8Array;
  readonly place: Box;
}

/** Cuts out the region and as much again to every side. `around` is the box of the region. */
export function surroundingsOf(image: Pixels, region: Uint8Array, around: Box): Surroundings {
  const room = Math.max(LEAST_ROOM, around.width, around.height);
  const [x, y] = [Math.max(0, around.x - room), Math.max(0, around.y - room)];
  const width = Math.min(image.width, around.x + around.width + room) - x;
  const height = Math.min(image.height, around.y + around.height + room) - y;
  const [data, hole] = [new Uint8Array(width * height * 3), new Uint8Array(width * height)];
  for (let row = 0; row < height; row++) {
    const from = (y + row) * image.width + x;
    data.set(image.data.subarray(3 * from, 3 * (from + width)), 3 * row * width);
    hole.set(region.subarray(from, from + width), row * width);
  }
  return { image: { width, height, channels: 3, data }, hole, place: { x, y, width, height } };
}

/** The picture (of any channels) with the holes of its surroundings filled; nothing else changes, nor does alpha. */
export function putBack(image: Pixels, { hole, place }: Surroundings, filled: Uint8Array): Pixels {
  const data = image.data.slice();
  const colours = Math.min(3, image.channels);
  for (let i = 0; i < hole.length; i++) {
    if (!hole[i]) continue;
    const to = (place.y + Math.floor(i / place.width)) * image.width + place.x + (i % place.width);
    for (let c = 0; c < colours; c++) data[to * image.channels + c] = filled[3 * i + c] ?? 0;
  }
  return { ...image, data };
}
