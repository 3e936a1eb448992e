import type { Box } from '../pixels/box.js';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Face {
  /** In pixels of the picture; may reach past its edges. */
  readonly box: Box;
  /** How sure the detector is, 0..1. */
  readonly score: number;
  /** The 68 points of the iBUG 300-W mark-up (2013), in pixels: jaw 0-16, brows 17-26, nose 27-35, eyes 36-47, mouth 48-67. */
  readonly landmarks: readonly Point[];
}

/** 128 numbers; those of one person lie closer together (Euclidean, about 0.6 is the line) than those of two. */
export interface DescribedFace extends Face {
  readonly descriptor: readonly number[];
}
