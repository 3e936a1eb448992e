import type { RgbPixels } from '../pixels/colour-channels.js';
import { labOf } from './lab.js';

/** Mean and standard deviation of L, a and b. */
export interface LabStatistics {
  readonly mean: readonly [number, number, number];
  readonly deviation: readonly [number, number, number];
}

const MOST_SAMPLES = 250_000;

/** Over the pixels that `counts` says yes to, or a regular sample of them where there are many; undefined if there are none. */
export function labStatistics(
  { width, height, data }: RgbPixels,
  counts: (x: number, y: number) => boolean = () => true,
): LabStatistics | undefined {
  const step = Math.max(1, Math.ceil(Math.sqrt((width * height) / MOST_SAMPLES)));
  const sum = [0, 0, 0];
  const squares = [0, 0, 0];
  let samples = 0;
  for (let y = 0; y < height; y += step)
    for (let x = 0; x < width; x += step) {
      if (!counts(x, y)) continue;
      const at = (y * width + x) * 3;
      const lab = labOf(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0);
      samples++;
      lab.forEach((value, channel) => {
        sum[channel] = (sum[channel] ?? 0) + value;
        squares[channel] = (squares[channel] ?? 0) + value * value;
      });
    }
  if (!samples) return undefined;
  const mean = (channel: number) => (sum[channel] ?? 0) / samples;
  const deviation = (channel: number) => Math.sqrt(Math.max(0, (squares[channel] ?? 0) / samples - mean(channel) ** 2));
  return { mean: [mean(0), mean(1), mean(2)], deviation: [deviation(0), deviation(1), deviation(2)] };
}
