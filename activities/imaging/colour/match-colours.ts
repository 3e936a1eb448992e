import { type ColourMap, colourCube } from './colour-cube.js';
import { labOf, rgbOf } from './lab.js';
import type { LabStatistics } from './lab-statistics.js';

/**
 * Colours with the statistics `from` get the mean and the spread of `to`, channel by channel: Reinhard, Ashikhmin, Gooch and
 * Shirley, Color Transfer between Images (2001), in L*a*b*. The spread grows or shrinks by no more than `mostGain`.
 */
export function matchColours(from: LabStatistics, to: LabStatistics, mostGain = 3): ColourMap {
  const gain = (channel: 0 | 1 | 2) =>
    Math.max(1 / mostGain, Math.min(mostGain, to.deviation[channel] / Math.max(1e-3, from.deviation[channel])));
  const gains = [gain(0), gain(1), gain(2)] as const;
  return colourCube((red, green, blue) => {
    const lab = labOf(red, green, blue);
    const moved = (channel: 0 | 1 | 2) => (lab[channel] - from.mean[channel]) * gains[channel] + to.mean[channel];
    return rgbOf([moved(0), moved(1), moved(2)]);
  });
}
