const STEPS = 33;
const CELL = 255 / (STEPS - 1);

/** Writes the colour that a colour becomes, three bytes, into `to` at `at`. */
export type ColourMap = (red: number, green: number, blue: number, to: Uint8Array, at: number) => void;

/**
 * A costly map of colours (sRGB, 0..255) made cheap: sampled at 33 levels a channel, linear between them, so that a picture
 * of any size takes 36 thousand calls of it. What leaves 0..255 is cut off after the interpolation.
 */
export function colourCube(map: (red: number, green: number, blue: number) => readonly number[]): ColourMap {
  const cube = new Float32Array(STEPS ** 3 * 3);
  for (let r = 0, at = 0; r < STEPS; r++)
    for (let g = 0; g < STEPS; g++)
      for (let b = 0; b < STEPS; b++, at += 3)
        cube.set(map(Math.round(r * CELL), Math.round(g * CELL), Math.round(b * CELL)), at);
  const [acrossRed, acrossGreen] = [STEPS * STEPS * 3, STEPS * 3];
  return (red, green, blue, to, at) => {
    const [r, g, b] = [red / CELL, green / CELL, blue / CELL];
    const [r0, g0, b0] = [Math.min(STEPS - 2, r | 0), Math.min(STEPS - 2, g | 0), Math.min(STEPS - 2, b | 0)];
    const [fr, fg, fb] = [r - r0, g - g0, b - b0];
    const base = r0 * acrossRed + g0 * acrossGreen + b0 * 3;
    for (let channel = 0; channel < 3; channel++) {
      const line = (from: number) => (cube[from] ?? 0) * (1 - fb) + (cube[from + 3] ?? 0) * fb;
      const plane = (from: number) => line(from) * (1 - fg) + line(from + acrossGreen) * fg;
      const value = plane(base + channel) * (1 - fr) + plane(base + acrossRed + channel) * fr;
      to[at + channel] = Math.max(0, Math.min(255, Math.round(value)));
    }
  };
}
