/** CIE 1976 L*a*b* under D65: L 0..100, a and b about -110..110. */
export type Lab = readonly [number, number, number];

const LINEAR = Float64Array.from({ length: 256 }, (_, level) => {
  const value = level / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});
const KNEE = 216 / 24389;
const SLOPE = 24389 / 27;
const [WHITE_X, WHITE_Z] = [0.95047, 1.08883];

const bend = (t: number) => (t > KNEE ? Math.cbrt(t) : (SLOPE * t + 16) / 116);
const straighten = (t: number) => (t ** 3 > KNEE ? t ** 3 : (116 * t - 16) / SLOPE);
const encode = (linear: number) =>
  255 * (linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.max(0, linear) ** (1 / 2.4) - 0.055);

/** Of a colour in sRGB, 0..255 a channel, whole numbers (IEC 61966-2-1, CIE 15). */
export function labOf(red: number, green: number, blue: number): Lab {
  const [r, g, b] = [LINEAR[red] ?? 0, LINEAR[green] ?? 0, LINEAR[blue] ?? 0];
  const x = bend((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / WHITE_X);
  const y = bend(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = bend((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / WHITE_Z);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** The way back, not rounded; a colour outside sRGB gives numbers outside 0..255. */
export function rgbOf([lightness, a, b]: Lab): Lab {
  const level = (lightness + 16) / 116;
  const x = straighten(level + a / 500) * WHITE_X;
  const y = straighten(level);
  const z = straighten(level - b / 200) * WHITE_Z;
  return [
    encode(3.2404542 * x - 1.5371385 * y - 0.4985314 * z),
    encode(-0.969266 * x + 1.8760108 * y + 0.041556 * z),
    encode(0.0556434 * x - 0.2040259 * y + 1.0572252 * z),
  ];
}
