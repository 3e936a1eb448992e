import { type Chance, openChance } from '../drawing/chance.js';
import { blend, type Colour, filter, hex, hue, luminance, saturate, scale } from '../drawing/colour.js';
import type { Daytime, Scene } from './scene.js';

/** The light of a scene: every layer takes its colours from it. */
export interface Light {
  readonly zenith: Colour;
  readonly middle: Colour;
  readonly horizon: Colour;
  /** The light of the sun or the moon on what it meets, and of the sky on what lies in shadow. */
  readonly direct: Colour;
  readonly ambient: Colour;
  readonly cloud: Colour;
  /** Where the sun or moon stands, in heights of the picture, and how bright its disc is. */
  readonly x: number;
  readonly y: number;
  /** 0 by day to 1 by night. */
  readonly darkness: number;
}

type Palette = readonly [
  zenith: string,
  middle: string,
  horizon: string,
  direct: string,
  ambient: string,
  cloud: string,
];

const PALETTES: Readonly<Record<Daytime, Palette>> = {
  day: ['#1f5cb8', '#5b9be0', '#cfe3f2', '#fff1d8', '#7f9fc8', '#ffffff'],
  dawn: ['#5377b8', '#d99fb2', '#ffdcae', '#ffcf9e', '#8a83b0', '#ffc9c0'],
  sunset: ['#28346e', '#b04f78', '#ffa64d', '#ffa45a', '#6a5688', '#ff9d76'],
  dusk: ['#10163f', '#463b7e', '#d0727a', '#c98a94', '#3e3f78', '#8f6a98'],
  night: ['#03071a', '#0a1638', '#1d3263', '#5f78b4', '#131d3f', '#2b3a66'],
};
const DARKNESS: Readonly<Record<Daytime, number>> = { day: 0, dawn: 0.15, sunset: 0.25, dusk: 0.65, night: 1 };
const HEIGHT: Readonly<Record<Daytime, readonly [number, number]>> = {
  day: [0.12, 0.24],
  dawn: [0.04, 0.12],
  sunset: [0.02, 0.08],
  dusk: [-0.06, -0.03],
  night: [0.3, 0.44],
};

/** The light of a scene whose horizon lies at `horizon`; words of mood and colour bend it, and unknown words a little. */
export function chooseLight(scene: Scene, horizon: number, aspect: number): Light {
  const chance = openChance(scene.seed, 'light');
  const [low, high] = HEIGHT[scene.daytime];
  const x = aspect * (0.18 + 0.64 * chance());
  const y =
    horizon -
    (low + (high - low) * chance()) * (scene.daytime === 'night' || scene.daytime === 'day' ? horizon / 0.6 : 1);
  const bend = moodOf(scene, chance);
  const [zenith, middle, edge, direct, ambient, cloud] = PALETTES[scene.daytime].map((code) => bend(hex(code))) as [
    Colour,
    Colour,
    Colour,
    Colour,
    Colour,
    Colour,
  ];
  return { zenith, middle, horizon: edge, direct, ambient, cloud, x, y, darkness: DARKNESS[scene.daytime] };
}

function moodOf({ features, tints }: Scene, chance: Chance): (colour: Colour) => Colour {
  const drift = hue(chance(), 0.5, 0.7);
  let saturation = 1;
  let dim = 1;
  if (features.has('gloomy') || features.has('rain')) [saturation, dim] = [0.45, 0.6];
  else if (features.has('fog') || features.has('snowfall')) [saturation, dim] = [0.6, 0.85];
  if (features.has('calm')) saturation *= 0.8;
  if (features.has('dramatic')) saturation *= 1.3;
  if (features.has('neon')) saturation *= 1.4;
  const named = tints.length === 0 ? null : tints.reduce((sum, tint, index) => blend(sum, tint, 1 / (index + 1)));
  return (colour) => {
    const drifted = blend(colour, filter(colour, drift), 0.12);
    const bent = scale(saturate(drifted, saturation), dim);
    return named ? blend(bent, scale(named, luminance(bent) / Math.max(0.05, luminance(named))), 0.45) : bent;
  };
}

/** What lies far away takes on the colour of the air before it. `share` is 0 near and 1 at the horizon. */
export function throughAir(colour: Colour, light: Light, share: number): Colour {
  return blend(colour, blend(light.middle, light.horizon, 0.65), share);
}

/** A surface in this light; `lit` is 0 in shadow to 1 towards the light. */
export function illuminate(surface: Colour, { direct, ambient, darkness }: Light, lit: number): Colour {
  const strength = lit * (1 - darkness * 0.55);
  return filter(surface, [
    ambient[0] * 0.9 + direct[0] * strength,
    ambient[1] * 0.9 + direct[1] * strength,
    ambient[2] * 0.9 + direct[2] * strength,
  ]);
}
