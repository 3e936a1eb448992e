/**
 * A picture as numbers: rows from the top, `channels` bytes a pixel, interleaved, sRGB, 8 bit. 1 is grey (or a mask), 3 is
 * red, green, blue, 4 has alpha, not premultiplied.
 */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
  readonly data: Uint8Array;
}
