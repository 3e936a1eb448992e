import type { Canvas } from './drawing/canvas.js';

/** Light that a lens spreads round what is bright, and a little less of it in the corners. */
export function finish(canvas: Canvas): void {
  const { width, height, data } = canvas;
  const reach = Math.hypot(width, height) / 2;
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      const away = Math.hypot(column + 0.5 - width / 2, row + 0.5 - height / 2) / reach;
      const factor = 1 - 0.22 * away ** 3;
      const at = (row * width + column) * 3;
      for (let channel = 0; channel < 3; channel += 1) data[at + channel] = (data[at + channel] ?? 0) * factor;
    }
}
