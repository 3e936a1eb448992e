/** What the procedural painter is asked for. */
export interface ProceduralParameters {
  /** What to draw, in English words; 1 to 5,000 characters. Any text gives a picture. */
  readonly prompt: string;
  /** Words of things that must not be in the picture. Default: none. */
  readonly negative_prompt?: string;
  /** Pixels, 64 to 2,048. Default 512. */
  readonly width?: number;
  /** Pixels, 64 to 2,048. Default 512. */
  readonly height?: number;
  /** A whole number of at most 32 bits; the same seed and words give the same bytes. Default 0. */
  readonly seed?: number;
}
