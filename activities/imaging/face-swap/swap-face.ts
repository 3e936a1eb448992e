import { labStatistics } from '../colour/lab-statistics.js';
import { matchColours } from '../colour/match-colours.js';
import type { Face } from '../faces/face.js';
import type { RgbPixels } from '../pixels/colour-channels.js';
import { blendFace } from './blend-face.js';
import { depthWithin, faceOutline } from './face-outline.js';
import { cutPatch, faceWidth } from './face-patch.js';
import { warpFace } from './warp-face.js';

const MOST_GAIN = 1.25;

/** Puts one face of a picture onto one of `target`, in place: shape and place are the target's, as is the light in the mean. */
export async function swapFace(source: RgbPixels, from: Face, target: RgbPixels, onto: Face): Promise<void> {
  const patch = await cutPatch(target, onto);
  // A larger face is made smaller first: the warp samples only what lies beside each point.
  const scale = Math.min(1, faceWidth(onto) / Math.max(1, faceWidth(from)));
  const warped = warpFace(await cutPatch(source, from, scale), patch);
  const outline = faceOutline(patch.mesh);
  const { width, data } = warped.pixels;
  const inFace = (x: number, y: number) => Boolean(warped.covered[y * width + x]) && depthWithin(outline, x, y) > 0;
  const [has, wants] = [labStatistics(warped.pixels, inFace), labStatistics(patch.pixels, inFace)];
  if (has && wants) {
    const match = matchColours(has, wants, MOST_GAIN);
    for (let at = 0; at < data.length; at += 3) match(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0, data, at);
  }
  blendFace(patch.pixels, warped, outline);
  for (let row = 0; row < patch.pixels.height; row++) {
    const line = patch.pixels.data.subarray(row * width * 3, (row + 1) * width * 3);
    target.data.set(line, ((patch.top + row) * target.width + patch.left) * 3);
  }
}
