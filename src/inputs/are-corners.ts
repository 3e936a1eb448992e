import { fieldRule } from './field-rule.js';

const MOST_CORNERS = 1000;

/** The decorated list must hold the corners of a polygon, each as [x, y] in pixels. */
export function AreCorners(): PropertyDecorator {
  const isCorner = (corner: unknown) =>
    Array.isArray(corner) && corner.length === 2 && corner.every((value) => Number.isFinite(value));
  return fieldRule('areCorners', (context) => {
    const corners: unknown = context?.value;
    const fits = Array.isArray(corners) && corners.length >= 3 && corners.length <= MOST_CORNERS;
    if (fits && corners.every(isCorner)) return null;
    return `${context?.property} must be a list of 3 to ${MOST_CORNERS} corners, each as [x, y] in pixels.`;
  });
}
