import { brightness, type Painter, strokeUnit } from './painter.js';
import { paperGrain } from './paper-grain.js';
import { blur } from './smooth-surfaces.js';

const GRAIN = 0.18;
const SHADE = 0.2;
const PRESSURE = 1.6;

/**
 * Pencil: the brightness divided by its blurred surroundings (the "colour dodge" of layers in paint programs), which leaves lines
 * on white; a little of the shade stays, broken by the paper's grain.
 */
export const paintPencil: Painter = async (picture, seed) => {
  const { width, height } = picture;
  const unit = strokeUnit(picture);
  const grey = brightness(picture);
  const around = await blur(grey, width, 4 * unit);
  const grain = paperGrain({ width, height, size: 3 * unit, layers: 2, seed });
  const data = new Uint8Array(picture.data.length);
  for (let pixel = 0; pixel < grey.length; pixel++) {
    const value = grey[pixel] ?? 0;
    const line = Math.min(1, (value + 4) / ((around[pixel] ?? 0) + 4)) ** PRESSURE;
    const tone = line * (1 - SHADE * (1 - value / 255));
    const drawn = 1 - (1 - tone) * (1 + GRAIN * 2 * (grain[pixel] ?? 0));
    data.fill(Math.round(255 * Math.max(0, Math.min(1, drawn))), pixel * 3, pixel * 3 + 3);
  }
  return { ...picture, data };
};
