import type { Pixels } from '../../../pixels/pixels.js';
import type { Colour } from './colour.js';

const SHOULDER = 0.72;
const STEPS = 4096;

/**
 * A picture in linear light while it is drawn. Places are told in heights of the picture: `y` is 0 at the top and 1 at the
 * bottom, `x` goes from 0 to `aspect`, so that a scene looks alike in every size.
 */
export class Canvas {
  readonly data: Float32Array;
  readonly aspect: number;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.data = new Float32Array(width * height * 3);
    this.aspect = width / height;
  }

  /** Lays a colour over a pixel; `cover` is 0 to 1. Outside the picture nothing happens. */
  cover(column: number, row: number, colour: Colour, cover: number): void {
    if (column < 0 || row < 0 || column >= this.width || row >= this.height) return;
    const at = (row * this.width + column) * 3;
    const kept = 1 - cover;
    for (let channel = 0; channel < 3; channel += 1)
      this.data[at + channel] = (this.data[at + channel] ?? 0) * kept + (colour[channel] ?? 0) * cover;
  }

  /** Adds light to a pixel. */
  lighten(column: number, row: number, colour: Colour, amount: number): void {
    if (column < 0 || row < 0 || column >= this.width || row >= this.height) return;
    const at = (row * this.width + column) * 3;
    for (let channel = 0; channel < 3; channel += 1)
      this.data[at + channel] = (this.data[at + channel] ?? 0) + (colour[channel] ?? 0) * amount;
  }

  read(column: number, row: number): Colour {
    const at = (row * this.width + column) * 3;
    return [this.data[at] ?? 0, this.data[at + 1] ?? 0, this.data[at + 2] ?? 0];
  }

  /** The picture in 8-bit sRGB; what is brighter than the screen can show is rolled off, not cut. */
  toPixels(): Pixels {
    const codes = encodingTable();
    const data = new Uint8Array(this.data.length);
    for (let index = 0; index < data.length; index += 1) {
      const light = Math.max(0, this.data[index] ?? 0);
      const shown =
        light <= SHOULDER ? light : SHOULDER + (1 - SHOULDER) * (1 - Math.exp((SHOULDER - light) / (1 - SHOULDER)));
      // The square root spends the table's steps where the eye tells shades apart.
      data[index] = codes[Math.round(Math.sqrt(shown) * STEPS)] ?? 255;
    }
    return { width: this.width, height: this.height, channels: 3, data };
  }
}

function encodingTable(): Uint8Array {
  return Uint8Array.from({ length: STEPS + 1 }, (_, step) => {
    const light = (step / STEPS) ** 2;
    const code = light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;
    return Math.round(code * 255);
  });
}
