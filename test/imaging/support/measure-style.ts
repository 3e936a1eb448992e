import type { Picture } from './picture.js';

const BINS = 8;
const SPREAD = 2;

/** Pearson's correlation of the edges (Sobel, of brightness averaged over 5x5 pixels) of two pictures of one size; 0 if one is flat. */
export function edgeCorrelation(one: Picture, other: Picture): number {
  const [a, b] = [edges(one), edges(other)];
  const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [both, onlyA, onlyB] = [0, 0, 0];
  a.forEach((value, at) => {
    const [x, y] = [value - meanA, (b[at] ?? 0) - meanB];
    both += x * y;
    onlyA += x * x;
    onlyB += y * y;
  });
  return onlyA * onlyB ? both / Math.sqrt(onlyA * onlyB) : 0;
}

/** How much of one picture's histogram (8 bins a channel) would have to move to make the other's, 0..1. */
export function paletteDistance(one: Picture, other: Picture): number {
  const [a, b] = [histogram(one), histogram(other)];
  return a.reduce((sum, share, bin) => sum + Math.abs(share - (b[bin] ?? 0)), 0) / 2;
}

/** How far the levels of one picture lie from those of another of its size, place aside: earth mover's, mean of the channels, 0..255. */
export function levelDistance(one: Picture, other: Picture): number {
  const sorted = ({ data }: Picture, channel: number) => data.filter((_, at) => at % 3 === channel).sort();
  const distances = [0, 1, 2].map((channel) => {
    const [a, b] = [sorted(one, channel), sorted(other, channel)];
    return a.reduce((sum, level, place) => sum + Math.abs(level - (b[place] ?? 0)), 0) / a.length;
  });
  return distances.reduce((sum, distance) => sum + distance, 0) / 3;
}

/** The mean difference of a channel of a pixel, 0..255. */
export function meanDifference(one: Picture, other: Picture): number {
  return one.data.reduce((sum, level, at) => sum + Math.abs(level - (other.data[at] ?? 0)), 0) / one.data.length;
}

function histogram({ data }: Picture): Float64Array {
  const bins = new Float64Array(BINS ** 3);
  const bin = (level = 0) => Math.floor((level * BINS) / 256);
  for (let at = 0; at < data.length; at += 3) {
    const place = (bin(data[at]) * BINS + bin(data[at + 1])) * BINS + bin(data[at + 2]);
    bins[place] = (bins[place] ?? 0) + 3 / data.length;
  }
  return bins;
}

function edges({ width, height, data }: Picture): Float64Array {
  const grey = new Float64Array(width * height);
  for (let pixel = 0; pixel < grey.length; pixel++)
    grey[pixel] =
      0.299 * (data[pixel * 3] ?? 0) + 0.587 * (data[pixel * 3 + 1] ?? 0) + 0.114 * (data[pixel * 3 + 2] ?? 0);
  const smooth = averaged(averaged(grey, width, height, 1, width), width, height, width, width);
  const slopes = new Float64Array(width * height);
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const at = (right: number, down: number) => smooth[(y + down) * width + x + right] ?? 0;
      const across = at(1, -1) + 2 * at(1, 0) + at(1, 1) - at(-1, -1) - 2 * at(-1, 0) - at(-1, 1);
      const down = at(-1, 1) + 2 * at(0, 1) + at(1, 1) - at(-1, -1) - 2 * at(0, -1) - at(1, -1);
      slopes[y * width + x] = Math.hypot(across, down);
    }
  return slopes;
}

/** The mean of five along one direction; past the border, of those that are there. */
function averaged(values: Float64Array, width: number, height: number, step: number, row: number): Float64Array {
  const length = step === 1 ? width : height;
  return values.map((_, at) => {
    const place = step === 1 ? at % row : Math.floor(at / row);
    let [sum, count] = [0, 0];
    for (let off = -SPREAD; off <= SPREAD; off++) {
      if (place + off < 0 || place + off >= length) continue;
      sum += values[at + off * step] ?? 0;
      count++;
    }
    return sum / count;
  });
}
