import type { Point } from '../faces/face.js';

const BROWS = [17, 19, 21, 22, 24, 26];
const FOREHEAD = 0.1;
const INWARDS = 0.06;

/** The landmarks with a low forehead above the brows, a tenth of the height of the face: the points that the warp goes by. */
export function meshPoints(landmarks: readonly Point[]): readonly Point[] {
  const chin = landmarks[8] ?? { x: 0, y: 0 };
  const top = centre(BROWS.flatMap((place) => landmarks[place] ?? []));
  const up = { x: (top.x - chin.x) * FOREHEAD, y: (top.y - chin.y) * FOREHEAD };
  const forehead = BROWS.flatMap((place) => landmarks[place] ?? []).map(({ x, y }, place) => {
    const share = place === 0 || place === BROWS.length - 1 ? 0.6 : 1;
    return { x: x + up.x * share, y: y + up.y * share };
  });
  return [...landmarks, ...forehead];
}

/** The convex hull (Andrew 1979), drawn in a little: the jaw's points lie on the edge of the face, where hair and ground begin. */
export function faceOutline(points: readonly Point[]): readonly Point[] {
  const hull = convexHull(points);
  const middle = centre(hull);
  const inwards = (value: number, towards: number) => value + (towards - value) * INWARDS;
  return hull.map(({ x, y }) => ({ x: inwards(x, middle.x), y: inwards(y, middle.y) }));
}

/** How far inside a convex outline a point lies, in pixels; negative outside. */
export function depthWithin(outline: readonly Point[], x: number, y: number): number {
  let depth = Infinity;
  for (let place = 0; place < outline.length; place++) {
    const from = outline[place];
    const to = outline[(place + 1) % outline.length];
    if (!from || !to) continue;
    const [along, across] = [to.x - from.x, to.y - from.y];
    const distance = (along * (y - from.y) - across * (x - from.x)) / Math.hypot(along, across);
    if (distance < depth) depth = distance;
  }
  return depth;
}

function centre(points: readonly Point[]): Point {
  const sum = points.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}

function convexHull(points: readonly Point[]): readonly Point[] {
  const sorted = [...points].sort((one, other) => one.x - other.x || one.y - other.y);
  const half = (from: readonly Point[]) => {
    const chain: Point[] = [];
    for (const point of from) {
      while (chain.length >= 2 && turn(chain.at(-2), chain.at(-1), point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

function turn(a: Point | undefined, b: Point | undefined, c: Point): number {
  return a && b ? (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) : 1;
}
