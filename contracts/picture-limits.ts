/** The largest picture that is taken, as a file and in pixels. */
export const MOST_PICTURE_BYTES = 20 * 1024 * 1024;
export const MOST_PIXELS = 40_000_000;
