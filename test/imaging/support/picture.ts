/** Rows from the top, interleaved, 8 bit sRGB. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
  readonly data: Uint8Array;
}

/** The mean colour of a picture everywhere. */
export function flat(picture: Picture): Picture {
  const { channels, data } = picture;
  const sums = Array.from({ length: channels }, () => 0);
  data.forEach((level, at) => (sums[at % channels] = (sums[at % channels] ?? 0) + level));
  const mean = sums.map((sum) => Math.round((sum * channels) / data.length));
  return { ...picture, data: Uint8Array.from(data, (_, at) => mean[at % channels] ?? 0) };
}
