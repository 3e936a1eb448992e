import type { Seeded } from '../seeded.js';

/** Whether a point is inside. Shapes are about the origin, in a circle of radius 1. */
export type Shape = (x: number, y: number) => boolean;

/** A round outline with swings. */
export function blob(chance: Seeded): Shape {
  const swings = [2, 3, 4, 5].map((times) => ({ times, size: chance.real(0, 0.5 / times), from: chance.real(0, 6.3) }));
  const largest = 1 + swings.reduce((sum, { size }) => sum + size, 0);
  const squeeze = chance.real(0.7, 1);
  return (x, y) => {
    const angle = Math.atan2(y, x * squeeze);
    const radius = swings.reduce((sum, { times, size, from }) => sum + size * Math.sin(times * angle + from), 1);
    return Math.hypot(x, y) < radius / largest;
  };
}

const ellipse =
  (cx: number, cy: number, rx: number, ry: number): Shape =>
  (x, y) =>
    ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 < 1;

/** A line of some thickness between two points. */
function limb(ax: number, ay: number, bx: number, by: number, thick: number): Shape {
  const [dx, dy] = [bx - ax, by - ay];
  const squared = dx * dx + dy * dy;
  return (x, y) => {
    const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / squared));
    return Math.hypot(x - ax - along * dx, y - ay - along * dy) < thick;
  };
}

/** Head, trunk, two arms and two legs. */
export function person(chance: Seeded): Shape {
  const [stance, reach] = [chance.real(0.15, 0.35), chance.real(0.3, 0.55)];
  const parts = [
    ellipse(0, -0.76, 0.17, 0.21),
    ellipse(0, -0.18, 0.27, 0.45),
    limb(0, -0.45, -reach, chance.real(-0.5, 0.15), 0.09),
    limb(0, -0.45, reach, chance.real(-0.5, 0.15), 0.09),
    limb(-0.1, 0.1, -stance, 0.86, 0.12),
    limb(0.1, 0.1, stance, 0.86, 0.12),
  ];
  return (x, y) => parts.some((part) => part(x, y));
}

/** A star-like polygon with one round hole. */
export function ring(chance: Seeded): Shape {
  const corners = chance.integer(5, 9);
  const radii = Array.from({ length: corners }, () => chance.real(0.7, 1));
  const turn = chance.real(0, 6.3);
  const hole = ellipse(chance.real(-0.15, 0.15), chance.real(-0.15, 0.15), 0.24, 0.28);
  return (x, y) => {
    if (hole(x, y)) return false;
    const place = (((Math.atan2(y, x) + turn) / (2 * Math.PI)) * corners + 2 * corners) % corners;
    const corner = Math.floor(place);
    const part = place - corner;
    const radius = (radii[corner] ?? 1) * (1 - part) + (radii[(corner + 1) % corners] ?? 1) * part;
    return Math.hypot(x, y) < radius;
  };
}
