const BINS = 16;
/** How many bins `binsOf` knows. */
export const BIN_COUNT = BINS ** 3;

/** The bin of each pixel of a picture in CIE Lab (8 bits a channel), 16 along each axis. */
export function binsOf(lab: Uint8Array): Uint16Array {
  const step = 256 / BINS;
  const bin = (i: number): number => Math.floor((lab[i] ?? 0) / step);
  // Of a and b few pictures use more than the middle half: they are stretched.
  const wide = (i: number): number => Math.min(BINS - 1, Math.max(0, Math.floor(((lab[i] ?? 0) - 64) / (step / 2))));
  return Uint16Array.from(
    { length: lab.length / 3 },
    (_, p) => (bin(3 * p) * BINS + wide(3 * p + 1)) * BINS + wide(3 * p + 2),
  );
}

/** Spreads each bin to its neighbours, a quarter to either side along each axis, `times` times along that of lightness. */
export function smoothBins(counts: Float32Array, times = 1): Float32Array {
  let from = counts;
  for (const stride of [1, BINS, ...new Array<number>(times).fill(BINS * BINS)]) {
    const to = new Float32Array(from.length);
    from.forEach((count, bin) => {
      const place = Math.floor(bin / stride) % BINS;
      const [lower, upper] = [place ? bin - stride : bin, place < BINS - 1 ? bin + stride : bin];
      to[bin] = (to[bin] ?? 0) + count / 2;
      to[lower] = (to[lower] ?? 0) + count / 4;
      to[upper] = (to[upper] ?? 0) + count / 4;
    });
    from = to;
  }
  return from;
}
