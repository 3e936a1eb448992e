import { brightness, type Painter, strokeUnit } from './painter.js';
import { saturate } from './saturate.js';
import { blur, smoothSurfaces } from './smooth-surfaces.js';

const STEP = 255 / 7;
const SHARPNESS = 2.5;
const LINE = 0.07;

/**
 * Cartoon: smooth surfaces in seven steps of brightness, strong colours, dark lines. Winnemöller, Olsen and Gooch, Real-Time Video
 * Abstraction (2006); the lines are its difference of Gaussians.
 */
export const paintCartoon: Painter = async (picture) => {
  const unit = strokeUnit(picture);
  const smooth = await smoothSurfaces(picture, { radius: Math.min(7, 3 * unit), colours: 35, rounds: 2 });
  const grey = brightness(smooth);
  const fine = await blur(grey, picture.width, unit);
  const coarse = await blur(grey, picture.width, 1.6 * unit);
  const strong = saturate(smooth, 1.5);
  const data = new Uint8Array(strong.data.length);
  for (let pixel = 0, at = 0; pixel < grey.length; pixel++) {
    const value = grey[pixel] ?? 0;
    const gain = inSteps(value) / Math.max(1, value);
    const response = (fine[pixel] ?? 0) - 0.99 * (coarse[pixel] ?? 0);
    const ink = response > 0 ? 1 : 1 + Math.tanh(LINE * 4 * response);
    for (let channel = 0; channel < 3; channel++, at++)
      data[at] = Math.min(255, Math.round((strong.data[at] ?? 0) * gain * ink));
  }
  return { ...picture, data };
};

/** The nearest step, with a short slope between two so that no edge is jagged. */
function inSteps(value: number): number {
  const nearest = Math.round(value / STEP);
  const off = value / STEP - nearest;
  return (
    STEP * (nearest + Math.tanh(SHARPNESS * 4 * (Math.abs(off) - 0.5)) * Math.sign(off) * 0.5 + Math.sign(off) * 0.5)
  );
}
