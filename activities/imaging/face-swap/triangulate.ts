import type { Point } from '../faces/face.js';

/** Places of three points in their list. */
export type Triangle = readonly [number, number, number];

/** The Delaunay triangulation of points, by insertion: Bowyer, and Watson (1981). For up to some hundreds of points. */
export function triangulate(points: readonly Point[]): readonly Triangle[] {
  const [all, outer] = withOuterTriangle(points);
  let triangles: Triangle[] = [outer];
  points.forEach((point, place) => {
    const broken = triangles.filter((triangle) => circleHolds(triangle, all, point));
    const kept = triangles.filter((triangle) => !broken.includes(triangle));
    triangles = [...kept, ...rim(broken).map(([from, to]): Triangle => [from, to, place])];
  });
  return triangles.filter((triangle) => triangle.every((corner) => corner < points.length));
}

function withOuterTriangle(points: readonly Point[]): [readonly Point[], Triangle] {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const reach = 1000 * Math.max(1, Math.max(...xs) - left, Math.max(...ys) - top);
  const outer = [
    { x: left - reach, y: top - reach },
    { x: left + 2 * reach, y: top - reach },
    { x: left - reach, y: top + 2 * reach },
  ];
  const first = points.length;
  return [
    [...points, ...outer],
    [first, first + 1, first + 2],
  ];
}

/** The edges that only one of the triangles has. */
function rim(triangles: readonly Triangle[]): readonly (readonly [number, number])[] {
  const edges = new Map<string, readonly [number, number]>();
  for (const [a, b, c] of triangles)
    for (const [from, to] of [[a, b] as const, [b, c] as const, [c, a] as const]) {
      if (!edges.delete(`${to} ${from}`)) edges.set(`${from} ${to}`, [from, to]);
    }
  return [...edges.values()];
}

function circleHolds([first, second, third]: Triangle, points: readonly Point[], point: Point): boolean {
  const arm = (place: number) => {
    const corner = points[place] ?? point;
    const [x, y] = [corner.x - point.x, corner.y - point.y];
    return { x, y, square: x * x + y * y };
  };
  const [a, b, c] = [arm(first), arm(second), arm(third)];
  const determinant =
    a.x * (b.y * c.square - c.y * b.square) -
    a.y * (b.x * c.square - c.x * b.square) +
    a.square * (b.x * c.y - c.x * b.y);
  return determinant > 0;
}
