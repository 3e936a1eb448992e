import { loadOpenCv, type Mat, type OpenCv } from '../opencv/load-opencv.js';
import { inMatScope, type Keep } from '../opencv/mat-scope.js';
import { SUBJECT } from './trimap.js';

/** Of the subject: a gap smaller than this is filled, for it is more likely a spot than something seen through. */
const GAP = 0.006;
/** Of the largest part: with `all`, a part smaller than this is dropped. */
const PART = 0.1;

/** Of the longer side: parts that are no further apart belong together. */
const LINK = 0.016;

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Smooths the outline of a mask (255 and 0), fills its small gaps and keeps its largest part, or all that are not specks.
 * A part is what hangs together, but for narrow breaks. Parts of what the labels say is surely the subject stay in any case.
 */
export async function tidyMask(
  mask: Uint8Array,
  size: Size,
  keepParts: 'largest' | 'all',
  labels?: Uint8Array,
): Promise<Uint8Array> {
  const { cv } = await loadOpenCv();
  return inMatScope((keep) => {
    const mat = keep(new cv.Mat(size.height, size.width, cv.CV_8UC1));
    mat.data.set(mask);
    const parts = areasOf(cv, keep, mat);
    const largest = Math.max(0, ...parts.areas);
    const fills = (area: number): boolean => area >= largest * GAP;
    const holes = keep(new cv.Mat());
    repaint(mat, parts, (area) => (fills(area) ? 255 : 0));
    cv.bitwise_not(mat, holes);
    repaint(mat, areasOf(cv, keep, holes), (area) => (fills(area) ? 0 : 255), 255);
    cv.medianBlur(mat, mat, smoothingOf(size));
    const linked = linkParts(cv, keep, mat, Math.round(Math.max(size.width, size.height) * LINK));
    const whole = areasOf(cv, keep, linked);
    const main = Math.max(0, ...whole.areas);
    const least = keepParts === 'largest' ? main : main * PART;
    const sure = labels ? findSureParts(whole, labels) : new Set();
    repaint(linked, whole, (area, part) => (area >= least || sure.has(part) ? 255 : 0));
    cv.bitwise_and(mat, linked, mat);
    return mat.data.slice();
  });
}

/** The side of the square of the median, odd, about a hundredth of the picture. */
const smoothingOf = ({ width, height }: Size): number => 2 * Math.max(1, Math.round(Math.max(width, height) / 160)) + 1;

function linkParts(cv: OpenCv, keep: Keep, mask: Mat, gap: number): Mat {
  const linked = keep(new cv.Mat());
  const disc = keep(cv.getStructuringElement(cv.MORPH_ELLIPSE, new cv.Size(gap | 1, gap | 1)));
  cv.morphologyEx(mask, linked, cv.MORPH_CLOSE, disc);
  return linked;
}

interface Areas {
  readonly labels: Int32Array;
  /** By label; the first is what is not in the mask, and counts as nothing. */
  readonly areas: readonly number[];
}

function areasOf(cv: OpenCv, keep: Keep, mask: Mat): Areas {
  const [labels, stats, centroids] = [keep(new cv.Mat()), keep(new cv.Mat()), keep(new cv.Mat())];
  const count = cv.connectedComponentsWithStats(mask, labels, stats, centroids, 8, cv.CV_32S);
  const areas = Array.from({ length: count }, (_, label) => (label ? stats.intAt(label, cv.CC_STAT_AREA) : 0));
  return { labels: labels.data32S.slice(), areas };
}

function findSureParts({ labels: parts }: Areas, labels: Uint8Array): ReadonlySet<number> {
  return new Set(parts.filter((_, i) => labels[i] === SUBJECT));
}

type Shade = (area: number, part: number) => number;

function repaint(mask: Mat, { labels, areas }: Areas, shade: Shade, elsewhere = 0): void {
  const shades = areas.map((area, label) => (label ? shade(area, label) : elsewhere));
  const data: Uint8Array = mask.data;
  for (let i = 0; i < data.length; i++) data[i] = shades[labels[i] ?? 0] ?? 0;
}
