import type { Box } from '../pixels/box.js';
import type { Pixels } from '../pixels/pixels.js';

/** The boxes of the faces in a picture, in its pixels; none when there are none. */
export type FindFaces = (image: Pixels) => Promise<readonly Box[]>;
