import type { CurvePoint } from '../../../contracts/training/member.js';

const POINTS = 200;

/** At most 200 points of a curve, evenly spread, the first and the last among them. */
export function thinCurve(curve: readonly CurvePoint[]): readonly CurvePoint[] {
  if (curve.length <= POINTS) return curve;
  const places = Array.from({ length: POINTS }, (_, at) => Math.round((at * (curve.length - 1)) / (POINTS - 1)));
  return places.flatMap((place) => curve[place] ?? []);
}
