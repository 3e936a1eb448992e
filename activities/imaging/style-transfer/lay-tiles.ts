import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RgbPixels } from '../pixels/colour-channels.js';

/** Levels of colour that weigh as much as the side of a tile: less follows the picture, more keeps the tiles regular. */
const REGULARITY = 55;
const ROUNDS = 4;
const JITTER = 0.3;

/**
 * The number of the tile of each pixel; tiles of about `side` pixels. k-means over place and colour around a jittered lattice: SLIC
 * (Achanta et al. 2012), in sRGB.
 */
export function layTiles(picture: RgbPixels, side: number, seed: number): Int32Array {
  const { width, height } = picture;
  const columns = Math.max(1, Math.round(width / side));
  const rows = Math.max(1, Math.round(height / side));
  const centres = startingCentres(picture, columns, rows, seed);
  const labels = new Int32Array(width * height);
  const pull = (REGULARITY / side) ** 2;
  for (let round = 0; round < ROUNDS; round++) {
    for (let y = 0, pixel = 0; y < height; y++)
      for (let x = 0; x < width; x++, pixel++) {
        const column = Math.floor((x * columns) / width);
        const row = Math.floor((y * rows) / height);
        let least = Infinity;
        for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++)
          for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
            const distance = distanceTo(centres, r * columns + c, picture.data, pixel, x, y, pull);
            if (distance >= least) continue;
            least = distance;
            labels[pixel] = r * columns + c;
          }
      }
    moveCentres(picture, labels, centres);
  }
  return labels;
}

/** Five numbers a centre: x, y, red, green, blue. */
function startingCentres(
  { width, height, data }: RgbPixels,
  columns: number,
  rows: number,
  seed: number,
): Float32Array {
  const random = xoroshiro128plus(seed);
  const centres = new Float32Array(columns * rows * 5);
  for (let tile = 0; tile < columns * rows; tile++) {
    const jitter = () => 0.5 + (JITTER * uniformInt(random, -1000, 1000)) / 1000;
    const x = (((tile % columns) + jitter()) * width) / columns;
    const y = ((Math.floor(tile / columns) + jitter()) * height) / rows;
    const from = (Math.min(height - 1, Math.floor(y)) * width + Math.min(width - 1, Math.floor(x))) * 3;
    centres.set([x, y, data[from] ?? 0, data[from + 1] ?? 0, data[from + 2] ?? 0], tile * 5);
  }
  return centres;
}

function distanceTo(
  centres: Float32Array,
  tile: number,
  data: Uint8Array,
  pixel: number,
  x: number,
  y: number,
  pull: number,
): number {
  const at = tile * 5;
  const [across, down] = [x - (centres[at] ?? 0), y - (centres[at + 1] ?? 0)];
  const red = (data[pixel * 3] ?? 0) - (centres[at + 2] ?? 0);
  const green = (data[pixel * 3 + 1] ?? 0) - (centres[at + 3] ?? 0);
  const blue = (data[pixel * 3 + 2] ?? 0) - (centres[at + 4] ?? 0);
  return pull * (across * across + down * down) + red * red + green * green + blue * blue;
}

function moveCentres({ width, data }: RgbPixels, labels: Int32Array, centres: Float32Array): void {
  const sums = new Float64Array(centres.length);
  const counts = new Uint32Array(centres.length / 5);
  labels.forEach((tile, pixel) => {
    counts[tile] = (counts[tile] ?? 0) + 1;
    const at = tile * 5;
    sums[at] = (sums[at] ?? 0) + (pixel % width);
    sums[at + 1] = (sums[at + 1] ?? 0) + Math.floor(pixel / width);
    for (let channel = 0; channel < 3; channel++)
      sums[at + 2 + channel] = (sums[at + 2 + channel] ?? 0) + (data[pixel * 3 + channel] ?? 0);
  });
  sums.forEach((sum, at) => {
    const count = counts[Math.floor(at / 5)];
    if (count) centres[at] = sum / count;
  });
}
