export interface Point {
  readonly hours: number;
  readonly value: number;
}

/** How a line through the points rises in an hour, in percent of their mean (least squares). */
export function percentPerHour(points: readonly Point[]): number {
  const mean = (of: (point: Point) => number) => points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [hours, value] = [mean((point) => point.hours), mean((point) => point.value)];
  const spread = points.reduce((sum, point) => sum + (point.hours - hours) ** 2, 0);
  const rise = points.reduce((sum, point) => sum + (point.hours - hours) * (point.value - value), 0);
  return spread === 0 || value === 0 ? 0 : ((rise / spread) * 100) / value;
}

/** The lowest point of each span of so many hours, in the order of time. */
export function leastOfEach(spanHours: number, points: readonly Point[]): Point[] {
  const least = new Map<number, Point>();
  for (const point of points) {
    const span = Math.floor(point.hours / spanHours);
    if (point.value < (least.get(span)?.value ?? Infinity)) least.set(span, point);
  }
  return [...least.values()];
}
