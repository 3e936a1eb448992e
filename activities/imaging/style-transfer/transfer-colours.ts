import { colourCube } from '../colour/colour-cube.js';
import { type Lab, labOf, rgbOf } from '../colour/lab.js';
import { sampleLab } from '../colour/sample-lab.js';
import type { RgbPixels } from '../pixels/colour-channels.js';

/** Places at which two distributions are compared. Few, so that the map is smooth and shows no grain. */
const KNOTS = 17;

/** The quantiles of one of L, a and b, from the least to the greatest. */
type Quantiles = Float64Array;

/**
 * The picture in the colours of another, at its full size, in one pass over its pixels: L, a and b each get the other's
 * distribution (histogram matching), which mean and spread alone (Reinhard et al. 2001) miss where a picture has few colours.
 * Matching in more directions (Pitié et al. 2007) comes closer and breaks edges, so it is left at these.
 */
export function transferColours(picture: RgbPixels, palette: RgbPixels): RgbPixels {
  const [has, wants] = [quantilesOf(picture), quantilesOf(palette)];
  const map = colourCube((red, green, blue) => {
    const lab = labOf(red, green, blue);
    const matched = (channel: 0 | 1 | 2) => match(lab[channel], has[channel], wants[channel]);
    return rgbOf([matched(0), matched(1), matched(2)] satisfies Lab);
  });
  const data = new Uint8Array(picture.data);
  for (let at = 0; at < data.length; at += 3) map(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0, data, at);
  return { ...picture, data };
}

function quantilesOf(picture: RgbPixels): readonly [Quantiles, Quantiles, Quantiles] {
  const labs = sampleLab(picture);
  const channel = (offset: number): Quantiles => {
    const sorted = new Float64Array(labs.length / 3).map((_, n) => labs[3 * n + offset] ?? 0).sort();
    return new Float64Array(KNOTS).map(
      (_, knot) => sorted[Math.round((knot * (sorted.length - 1)) / (KNOTS - 1))] ?? 0,
    );
  };
  return [channel(0), channel(1), channel(2)];
}

/** Linear between the knots, and as far away as the nearest one beyond them. */
function match(value: number, from: Quantiles, to: Quantiles): number {
  let knot = 1;
  while (knot < KNOTS - 1 && (from[knot] ?? 0) < value) knot += 1;
  const [left = 0, right = 0] = [from[knot - 1], from[knot]];
  const [first = 0, second = 0] = [to[knot - 1], to[knot]];
  if (value <= left) return first + value - left;
  if (value >= right) return second + value - right;
  return first + ((second - first) * (value - left)) / (right - left);
}
