/** Intersection over union of two masks, a byte a pixel, 128 and more being inside. */
export function intersectionOverUnion(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let [both, either] = [0, 0];
  for (let i = 0; i < a.length; i++) {
    const [inA, inB] = [(a[i] ?? 0) >= 128, (b[i] ?? 0) >= 128];
    if (inA && inB) both++;
    if (inA || inB) either++;
  }
  return either ? both / either : 1;
}
