/** A part of a picture, in pixels from its upper left corner. */
export interface BoxFields {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
