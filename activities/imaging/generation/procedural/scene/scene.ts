import type { Colour } from '../drawing/colour.js';
import type { Feature } from './features.js';

export type Daytime = 'day' | 'dawn' | 'sunset' | 'dusk' | 'night';

/** What a prompt asks to see. */
export interface Scene {
  readonly kind: 'landscape' | 'space' | 'abstract';
  readonly daytime: Daytime;
  readonly features: ReadonlySet<Feature>;
  /** Colours that the prompt names, in its order. */
  readonly tints: readonly Colour[];
  /** The words that were understood, in their order, each once. */
  readonly understood: readonly string[];
  /** Of the caller's seed and of every word that was not understood. */
  readonly seed: number;
}
