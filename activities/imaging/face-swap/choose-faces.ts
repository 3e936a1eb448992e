import type { Face } from '../faces/face.js';
import { UnsuitableImage } from '../unsuitable-image.js';

/** The place of the face that is taken. Throws UnsuitableImage if `image` has no face, or none of that number. */
export function chooseSource(faces: readonly Face[], wanted: number | undefined): number {
  requireFace(faces, 'image', 'source_face', wanted);
  if (wanted !== undefined) return wanted;
  const size = ({ box }: Face) => box.width * box.height;
  return faces.reduce((best, face, place) => (size(face) > size(faces[best] ?? face) ? place : best), 0);
}

/** The places of the faces that are replaced. Throws UnsuitableImage if `target_image` has no face, or none of that number. */
export function chooseTargets(faces: readonly Face[], wanted: number | undefined): readonly number[] {
  requireFace(faces, 'target_image', 'target_face', wanted);
  return wanted === undefined ? faces.map((_, place) => place) : [wanted];
}

function requireFace(faces: readonly Face[], field: string, parameter: string, wanted = 0): void {
  if (!faces.length)
    throw new UnsuitableImage(
      `No face was found in "${field}": send a picture in which a face is seen from the front, is lit, and takes up at least a twelfth of the width`,
    );
  if (!faces[wanted])
    throw new UnsuitableImage(
      `"${field}" has ${faces.length === 1 ? 'one face' : `${faces.length} faces`}, so "${parameter}" can be at most ${faces.length - 1}, and is ${wanted}: faces are counted from the left, from 0`,
    );
}
