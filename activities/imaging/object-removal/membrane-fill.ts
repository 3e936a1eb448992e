import type { Pixels } from '../pixels/pixels.js';

const ENOUGH = 0.02;
const MOST_SWEEPS = 400;

/**
 * Fills a hole with the smoothest surface that meets its border: Laplace's equation by successive over-relaxation (Young,
 * 1954) from a first guess (red, green and blue a pixel). Returns red, green and blue a pixel.
 */
export function membraneFill({ width, height, data }: Pixels, hole: Uint8Array, guess: Uint8Array): Uint8Array {
  const values = Float32Array.from(data, (value, i) => (hole[Math.floor(i / 3)] ? (guess[i] ?? 0) : value));
  const open: number[] = [];
  hole.forEach((inside, i) => {
    if (inside) open.push(i);
  });
  const at = (pixel: number, c: number): number => values[3 * pixel + c] ?? 0;
  const relaxation = 2 / (1 + Math.PI / Math.max(8, Math.sqrt(open.length)));
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let largest = 0;
    for (const pixel of open) {
      const [x, y] = [pixel % width, Math.floor(pixel / width)];
      const [left, right] = [x ? pixel - 1 : pixel + 1, x < width - 1 ? pixel + 1 : pixel - 1];
      const [above, below] = [y ? pixel - width : pixel + width, y < height - 1 ? pixel + width : pixel - width];
      for (let c = 0; c < 3; c++) {
        const now = at(pixel, c);
        const step = relaxation * ((at(left, c) + at(right, c) + at(above, c) + at(below, c)) / 4 - now);
        values[3 * pixel + c] = now + step;
        largest = Math.max(largest, Math.abs(step));
      }
    }
    if (largest < ENOUGH) break;
  }
  return Uint8Array.from(values, (value) => Math.min(255, Math.max(0, Math.round(value))));
}
