import sharp from 'sharp';
import type { Face } from '../faces/face.js';
import type { RgbPixels } from '../pixels/colour-channels.js';
import { meshPoints } from './face-outline.js';
import type { FacePatch } from './warp-face.js';

/** A patch cut from a picture, with the place of its top left corner there, in pixels. */
export interface CutPatch extends FacePatch {
  readonly left: number;
  readonly top: number;
}

const MARGIN = 0.08;

/** The part of the picture that holds the mesh of a face, with some ground around it, at `scale` (at most 1) of its size. */
export async function cutPatch(picture: RgbPixels, face: Face, scale = 1): Promise<CutPatch> {
  const mesh = meshPoints(face.landmarks);
  const [xs, ys] = [mesh.map(({ x }) => x), mesh.map(({ y }) => y)];
  const margin = MARGIN * faceWidth(face);
  const within = (value: number, most: number) => Math.max(0, Math.min(most, Math.round(value)));
  const left = within(Math.min(...xs) - margin, picture.width - 2);
  const top = within(Math.min(...ys) - margin, picture.height - 2);
  const width = Math.max(2, within(Math.max(...xs) + margin, picture.width) - left);
  const height = Math.max(2, within(Math.max(...ys) + margin, picture.height) - top);
  const size = { width: Math.max(2, Math.round(width * scale)), height: Math.max(2, Math.round(height * scale)) };
  const { width: across, height: down, channels } = picture;
  const cut = sharp(picture.data, { raw: { width: across, height: down, channels } }).extract({
    left,
    top,
    width,
    height,
  });
  const data = await cut.resize(size.width, size.height, { fit: 'fill' }).raw().toBuffer();
  const [shrunkX, shrunkY] = [size.width / width, size.height / height];
  return {
    left,
    top,
    pixels: { ...size, channels: 3, data },
    mesh: mesh.map(({ x, y }) => ({ x: (x - left) * shrunkX, y: (y - top) * shrunkY })),
  };
}

/** Between the two ends of the jaw, in pixels. */
export function faceWidth({ landmarks }: Face): number {
  const [right, left] = [landmarks[0], landmarks[16]];
  return right && left ? Math.hypot(left.x - right.x, left.y - right.y) : 0;
}
