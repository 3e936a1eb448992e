/** Red, green and blue in linear light; 1 is the white of the screen, and a light may be brighter. */
export type Colour = readonly [number, number, number];

/** Reads `#rrggbb` of sRGB. */
export function hex(text: string): Colour {
  const value = Number.parseInt(text.slice(1), 16);
  return [toLinear((value >> 16) & 255), toLinear((value >> 8) & 255), toLinear(value & 255)];
}

function toLinear(byte: number): number {
  const share = byte / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** The colour at `share` of the way from one to the other. */
export function blend(from: Colour, to: Colour, share: number): Colour {
  const kept = 1 - share;
  return [from[0] * kept + to[0] * share, from[1] * kept + to[1] * share, from[2] * kept + to[2] * share];
}

export function scale(colour: Colour, factor: number): Colour {
  return [colour[0] * factor, colour[1] * factor, colour[2] * factor];
}

export function filter(colour: Colour, by: Colour): Colour {
  return [colour[0] * by[0], colour[1] * by[1], colour[2] * by[2]];
}

/** How bright the eye takes it to be: the Y of Rec. 709. */
export function luminance([red, green, blue]: Colour): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** More colourful above 1, greyer below. */
export function saturate(colour: Colour, factor: number): Colour {
  const grey = luminance(colour);
  const [red, green, blue] = blend([grey, grey, grey], colour, factor);
  return [Math.max(0, red), Math.max(0, green), Math.max(0, blue)];
}

/** A colour of full saturation by its hue, 0 to 1 round the circle, at a given lightness 0 to 1: HSL of sRGB. */
export function hue(turn: number, saturation: number, lightness: number): Colour {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number): number => {
    const place = (offset + (((turn % 1) + 1) % 1) * 12) % 12;
    return toLinear(255 * (lightness - reach * Math.max(-1, Math.min(place - 3, 9 - place, 1))));
  };
  return [channel(0), channel(8), channel(4)];
}

/** 0 below `from`, 1 above `to`, smooth between. */
export function smoothstep(from: number, to: number, value: number): number {
  const share = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return share * share * (3 - 2 * share);
}
