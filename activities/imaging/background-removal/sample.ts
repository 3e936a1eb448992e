interface Grid {
  readonly width: number;
  readonly height: number;
  readonly planes: readonly Float32Array[];
}

/**
 * Reads planes at a place between their pixels: `u` and `v` go from 0 to 1 across the picture. Writes a value a plane into
 * `into`, so that a loop over millions of pixels makes no garbage.
 */
export function samplePlanes({ width, height, planes }: Grid, u: number, v: number, into: Float64Array): void {
  const x = Math.min(width - 1, Math.max(0, u * width - 0.5));
  const y = Math.min(height - 1, Math.max(0, v * height - 0.5));
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [right, bottom] = [Math.min(width - 1, left + 1), Math.min(height - 1, top + 1)];
  const [s, t] = [x - left, y - top];
  for (let p = 0; p < planes.length; p++) {
    const plane = planes[p] as Float32Array;
    const upper = (plane[top * width + left] ?? 0) * (1 - s) + (plane[top * width + right] ?? 0) * s;
    const lower = (plane[bottom * width + left] ?? 0) * (1 - s) + (plane[bottom * width + right] ?? 0) * s;
    into[p] = upper * (1 - t) + lower * t;
  }
}
