import type { Point } from '../faces/face.js';
import type { RgbPixels } from '../pixels/colour-channels.js';
import { type Triangle, triangulate } from './triangulate.js';

/** A picture of a face with the places of its mesh in it. */
export interface FacePatch {
  readonly pixels: RgbPixels;
  readonly mesh: readonly Point[];
}

export interface WarpedFace {
  readonly pixels: RgbPixels;
  /** 1 where the mesh covers the pixel, one byte a pixel; the others are black. */
  readonly covered: Uint8Array;
}

/**
 * The face of `source` with its mesh laid onto that of `target`, in the frame of the target's patch: each triangle of the
 * Delaunay triangulation of the mean of both by an affine map of its own, sampled bilinearly.
 */
export function warpFace(source: FacePatch, target: FacePatch): WarpedFace {
  const { width, height } = target.pixels;
  const warped: WarpedFace = {
    pixels: { width, height, channels: 3, data: new Uint8Array(width * height * 3) },
    covered: new Uint8Array(width * height),
  };
  for (const triangle of triangulate(meanMesh(source.mesh, target.mesh))) {
    const from = corners(triangle, source.mesh);
    const to = corners(triangle, target.mesh);
    if (from && to) fill(warped, source.pixels, from, to);
  }
  return warped;
}

type Corners = readonly [Point, Point, Point];

function corners([a, b, c]: Triangle, mesh: readonly Point[]): Corners | undefined {
  const [first, second, third] = [mesh[a], mesh[b], mesh[c]];
  return first && second && third && [first, second, third];
}

/** Both in a frame of their own size, since the shape alone decides how to cut the mesh. */
function meanMesh(one: readonly Point[], other: readonly Point[]): readonly Point[] {
  const [a, b] = [normal(one), normal(other)];
  return a.map(({ x, y }, place) => ({ x: x + (b[place]?.x ?? x), y: y + (b[place]?.y ?? y) }));
}

function normal(mesh: readonly Point[]): readonly Point[] {
  const [left, top] = [Math.min(...mesh.map(({ x }) => x)), Math.min(...mesh.map(({ y }) => y))];
  const size = Math.max(1e-6, ...mesh.map(({ x }) => x - left), ...mesh.map(({ y }) => y - top));
  return mesh.map(({ x, y }) => ({ x: (x - left) / size, y: (y - top) / size }));
}

function fill({ pixels, covered }: WarpedFace, source: RgbPixels, from: Corners, [a, b, c]: Corners): void {
  const { width, height, data } = pixels;
  const area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
  if (Math.abs(area) < 1e-9) return;
  const [top, bottom] = [
    Math.max(0, Math.ceil(Math.min(a.y, b.y, c.y))),
    Math.min(height - 1, Math.max(a.y, b.y, c.y)),
  ];
  const [left, right] = [Math.max(0, Math.ceil(Math.min(a.x, b.x, c.x))), Math.min(width - 1, Math.max(a.x, b.x, c.x))];
  for (let y = top; y <= bottom; y++)
    for (let x = left; x <= right; x++) {
      const second = ((x - a.x) * (c.y - a.y) - (c.x - a.x) * (y - a.y)) / area;
      const third = ((b.x - a.x) * (y - a.y) - (x - a.x) * (b.y - a.y)) / area;
      const first = 1 - second - third;
      if (first < -1e-6 || second < -1e-6 || third < -1e-6) continue;
      const at = y * width + x;
      covered[at] = 1;
      const fromX = first * from[0].x + second * from[1].x + third * from[2].x;
      const fromY = first * from[0].y + second * from[1].y + third * from[2].y;
      sample(source, fromX, fromY, data, at * 3);
    }
}

function sample({ width, height, data }: RgbPixels, x: number, y: number, to: Uint8Array, at: number): void {
  const [column, row] = [Math.max(0, Math.min(width - 1.001, x)), Math.max(0, Math.min(height - 1.001, y))];
  const [x0, y0] = [Math.floor(column), Math.floor(row)];
  const [right, down] = [column - x0, row - y0];
  const above = (y0 * width + x0) * 3;
  const below = above + width * 3;
  for (let channel = 0; channel < 3; channel++) {
    const upper = (data[above + channel] ?? 0) * (1 - right) + (data[above + 3 + channel] ?? 0) * right;
    const lower = (data[below + channel] ?? 0) * (1 - right) + (data[below + 3 + channel] ?? 0) * right;
    to[at + channel] = Math.round(upper * (1 - down) + lower * down);
  }
}
