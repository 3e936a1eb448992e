import type { Kernel } from '../../kernels/kernel.js';
import { Canvas } from './drawing/canvas.js';
import { finish } from './finish.js';
import { drawFolds } from './layers/folds.js';
import { drawNebula } from './layers/nebula.js';
import { drawPlanet } from './layers/planet.js';
import { drawStars } from './layers/stars.js';
import { paintLandscape } from './paint-landscape.js';
import type { ProceduralParameters } from './procedural.parameters.js';
import { readPrompt } from './scene/read-prompt.js';

/** Draws what the words of a prompt name, by rules; every prompt gives a picture, and the metadata says what was understood. */
export const procedural: Kernel<ProceduralParameters> = async ({ parameters }, tell) => {
  const { prompt, negative_prompt = '', width = 512, height = 512, seed = 0 } = parameters;
  const scene = readPrompt(prompt, negative_prompt, seed);
  const canvas = new Canvas(width, height);
  tell(0, 'reading the prompt');
  if (scene.kind === 'landscape') paintLandscape(canvas, scene, tell);
  else if (scene.kind === 'abstract') drawFolds(canvas, scene);
  else {
    drawNebula(canvas, scene);
    drawStars(canvas, scene, 1.25, 1);
    tell(60, 'planet');
    drawPlanet(canvas, scene);
  }
  tell(95, 'finishing');
  finish(canvas);
  return {
    image: canvas.toPixels(),
    metadata: {
      provider: 'procedural',
      note: "Drawn by rules from the prompt's words; no learned model.",
      understood: [...scene.understood],
      seed,
    },
  };
};
