import type { Canvas } from './canvas.js';
import { type Colour, smoothstep } from './colour.js';

/** A disc with an edge of one pixel, or a softer one: `soft` is the share of the radius over which it fades. */
export function drawDisc(
  canvas: Canvas,
  x: number,
  y: number,
  radius: number,
  colour: Colour,
  cover = 1,
  soft = 0,
): void {
  const size = canvas.height;
  const reach = radius * size + 1;
  const cx = x * size;
  const cy = y * size;
  const inner = Math.max(0, radius * size * (1 - soft) - 0.5);
  const outer = radius * size + 0.5;
  for (let row = Math.floor(cy - reach); row <= cy + reach; row += 1)
    for (let column = Math.floor(cx - reach); column <= cx + reach; column += 1) {
      const distance = Math.hypot(column + 0.5 - cx, row + 0.5 - cy);
      if (distance < outer) canvas.cover(column, row, colour, cover * (1 - smoothstep(inner, outer, distance)));
    }
}

/** A line from one place to another whose width goes from `from` to `to`, with round ends. */
export function drawStroke(
  canvas: Canvas,
  [x0, y0, from]: readonly [number, number, number],
  [x1, y1, to]: readonly [number, number, number],
  colour: Colour,
  cover = 1,
): void {
  const size = canvas.height;
  const reach = (Math.max(from, to) * size) / 2 + 1;
  const ax = x0 * size;
  const ay = y0 * size;
  const dx = (x1 - x0) * size;
  const dy = (y1 - y0) * size;
  const square = dx * dx + dy * dy || 1;
  for (let row = Math.floor(Math.min(ay, ay + dy) - reach); row <= Math.max(ay, ay + dy) + reach; row += 1)
    for (let column = Math.floor(Math.min(ax, ax + dx) - reach); column <= Math.max(ax, ax + dx) + reach; column += 1) {
      const px = column + 0.5 - ax;
      const py = row + 0.5 - ay;
      const along = Math.min(1, Math.max(0, (px * dx + py * dy) / square));
      const half = ((from + (to - from) * along) * size) / 2;
      const distance = Math.hypot(px - dx * along, py - dy * along);
      // A line thinner than a pixel is drawn a pixel wide and fainter.
      const inside = Math.min(1, Math.max(half, 0.5) + 0.5 - distance) * Math.min(1, half * 2);
      if (inside > 0) canvas.cover(column, row, colour, cover * inside);
    }
}

/** A glow that fades with the square of the distance; `radius` is where a quarter of it is left. */
export function drawGlow(canvas: Canvas, x: number, y: number, radius: number, colour: Colour, reach = 8): void {
  const size = canvas.height;
  const far = radius * reach * size;
  for (let row = Math.floor(y * size - far); row <= y * size + far; row += 1)
    for (let column = Math.floor(x * size - far); column <= x * size + far; column += 1) {
      const distance = Math.hypot(column + 0.5 - x * size, row + 0.5 - y * size);
      const fade = 1 - smoothstep(far * 0.5, far, distance);
      canvas.lighten(column, row, colour, fade / (1 + (distance / (radius * size)) ** 2) ** 1.5);
    }
}
