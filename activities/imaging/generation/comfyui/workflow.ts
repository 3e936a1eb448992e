import type { JsonObject, JsonValue } from '../../../../contracts/json.js';
import { ProviderRefused } from '../provider-failures.js';

/** What a workflow may name between percent signs. */
export interface WorkflowValues {
  readonly prompt: string;
  readonly negative_prompt: string;
  readonly width: number;
  readonly height: number;
  readonly seed: number;
  readonly steps: number;
  readonly guidance: number;
  readonly model: string;
}

/** Text to image with one checkpoint, in ComfyUI's API format: the graph of its own first example. */
const DEFAULT_WORKFLOW: JsonObject = {
  '3': {
    class_type: 'KSampler',
    inputs: {
      seed: '%seed%',
      steps: '%steps%',
      cfg: '%guidance%',
      sampler_name: 'euler',
      scheduler: 'normal',
      denoise: 1,
      model: ['4', 0],
      positive: ['6', 0],
      negative: ['7', 0],
      latent_image: ['5', 0],
    },
  },
  '4': { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: '%model%' } },
  '5': { class_type: 'EmptyLatentImage', inputs: { width: '%width%', height: '%height%', batch_size: 1 } },
  '6': { class_type: 'CLIPTextEncode', inputs: { text: '%prompt%', clip: ['4', 1] } },
  '7': { class_type: 'CLIPTextEncode', inputs: { text: '%negative_prompt%', clip: ['4', 1] } },
  '8': { class_type: 'VAEDecode', inputs: { samples: ['3', 0], vae: ['4', 2] } },
  '9': { class_type: 'SaveImage', inputs: { filename_prefix: 'millrace', images: ['8', 0] } },
};

/** Reads a workflow in the API format; without a text, the default one. Throws ProviderRefused for one that cannot be used. */
export function readWorkflow(text: string | undefined): JsonObject {
  if (text === undefined) return DEFAULT_WORKFLOW;
  const graph = parse(text);
  const nodes = typeof graph === 'object' && graph !== null && !Array.isArray(graph) ? Object.values(graph) : [];
  if (nodes.length === 0 || !nodes.every((node) => JSON.stringify(node).includes('"class_type"')))
    throw new ProviderRefused('The workflow of ComfyUI is not in its API format. Export it with “Export (API)”.');
  if (!text.includes('%prompt%'))
    throw new ProviderRefused(
      'The workflow of ComfyUI has no place for the prompt. Write %prompt% where its text belongs.',
    );
  return graph as JsonObject;
}

/** The workflow with every place filled in once: what a value holds is never read as a place. */
export function fillWorkflow(graph: JsonValue, values: WorkflowValues): JsonValue {
  if (typeof graph === 'string') return fillText(graph, values);
  if (Array.isArray(graph)) return graph.map((item) => fillWorkflow(item, values));
  if (typeof graph !== 'object' || graph === null) return graph;
  return Object.fromEntries(Object.entries(graph).map(([key, value]) => [key, fillWorkflow(value, values)]));
}

/** A text that is one place alone becomes the value itself, a number where it is one. */
function fillText(text: string, values: WorkflowValues): string | number {
  const valueOf = (name: string): string | number | undefined =>
    Object.hasOwn(values, name) ? values[name as keyof WorkflowValues] : undefined;
  const alone = /^%([a-z_]+)%$/.exec(text)?.[1];
  return (
    (alone === undefined ? undefined : valueOf(alone)) ??
    text.replace(/%([a-z_]+)%/g, (place, name: string) => String(valueOf(name) ?? place))
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
