import type { Colour } from '../drawing/colour.js';
import { colourOf } from './colour-words.js';
import { type Feature, featuresOf } from './features.js';
import { hashText } from './hash-text.js';
import type { Daytime, Scene } from './scene.js';

const NEGATIONS = new Set(['no', 'without', 'not', 'never']);
/** From the most particular: a starry night at sunset is a sunset with stars. */
const DAYTIMES: readonly Daytime[] = ['sunset', 'dawn', 'dusk', 'night', 'day'];
const ABSTRACTIONS = new Set<Feature>(['abstract', 'calm', 'gloomy', 'dramatic', 'neon', 'planet']);

/** Reads a prompt as a scene, word by word. A word after `no` or `without`, or of the negative prompt, is left out. */
export function readPrompt(prompt: string, negative: string, seed: number): Scene {
  const features = new Set<Feature>();
  const tints: Colour[] = [];
  const understood = new Set<string>();
  const unknown: string[] = [];
  const refused = new Set(wordsOf(negative).flatMap(featuresOf));
  let negated = false;
  for (const word of wordsOf(prompt)) {
    const known = featuresOf(word);
    const colour = colourOf(word);
    if (known.length === 0 && colour === null) unknown.push(word);
    else understood.add(word);
    for (const feature of known)
      if (negated) refused.add(feature);
      else features.add(feature);
    if (colour && !negated) tints.push(colour);
    negated = NEGATIONS.has(word);
  }
  for (const feature of refused) features.delete(feature);
  return {
    kind: kindOf(features),
    daytime: daytimeOf(features),
    features,
    tints,
    understood: [...understood],
    seed: (seed ^ hashText(unknown.join(' '))) | 0,
  };
}

function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function kindOf(features: ReadonlySet<Feature>): Scene['kind'] {
  if (features.has('abstract')) return 'abstract';
  const earthly = [...features].some(
    (feature) => !ABSTRACTIONS.has(feature) && feature !== 'space' && feature !== 'stars',
  );
  if (!earthly && (features.has('space') || features.has('planet'))) return 'space';
  return [...features].some((feature) => !ABSTRACTIONS.has(feature)) ? 'landscape' : 'abstract';
}

function daytimeOf(features: ReadonlySet<Feature>): Daytime {
  const named = DAYTIMES.find((daytime) => features.has(daytime));
  if (named) return named;
  const dark: readonly Feature[] = ['stars', 'moon', 'aurora', 'space', 'neon'];
  return dark.some((feature) => features.has(feature)) ? 'night' : 'day';
}
