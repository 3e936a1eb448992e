import type { Pixels } from '../../../../activities/imaging/pixels/pixels.js';

/** The mean red, green and blue, 0 to 255, of the rows from one share of the height to another. */
export function meanColour(
  { width, height, channels, data }: Pixels,
  from = 0,
  to = 1,
): readonly [number, number, number] {
  const first = Math.floor(height * from) * width;
  const last = Math.floor(height * to) * width;
  const sums: [number, number, number] = [0, 0, 0];
  for (let pixel = first; pixel < last; pixel += 1)
    for (const channel of [0, 1, 2] as const) sums[channel] += data[pixel * channels + channel] ?? 0;
  const count = last - first;
  return [sums[0] / count, sums[1] / count, sums[2] / count];
}

/** The mean of the three colours. */
export function brightness(picture: Pixels, from = 0, to = 1): number {
  const [red, green, blue] = meanColour(picture, from, to);
  return (red + green + blue) / 3;
}

/** The mean difference of two pictures of one size, 0 to 255. */
export function difference(one: Pixels, other: Pixels): number {
  let sum = 0;
  for (const [index, value] of one.data.entries()) sum += Math.abs(value - (other.data[index] ?? 0));
  return sum / one.data.length;
}

/** The standard deviation of the grey values: 0 for one flat colour. */
export function contrast({ channels, data }: Pixels): number {
  const greys = Array.from({ length: data.length / channels }, (_, pixel) => {
    const at = pixel * channels;
    return ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / 3;
  });
  const mean = greys.reduce((sum, grey) => sum + grey, 0) / greys.length;
  return Math.sqrt(greys.reduce((sum, grey) => sum + (grey - mean) ** 2, 0) / greys.length);
}
