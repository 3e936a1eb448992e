import { Ajv } from 'ajv';
import type { JsonObject } from '../../../../contracts/json.js';

const ajv = new Ajv({ allowUnionTypes: true });

/** The answer of `/sdapi/v1/txt2img`: pictures in base64, and JSON in a text about them. */
interface Drawn {
  readonly images: readonly string[];
  readonly info?: string | null;
}

export const isDrawn = ajv.compile<Drawn>({
  type: 'object',
  required: ['images'],
  properties: {
    images: { type: 'array', items: { type: 'string' } },
    info: { type: ['string', 'null'] },
  },
});

/** The answer of `/sdapi/v1/progress`; `progress` goes from 0 to 1. */
interface Progress {
  readonly progress: number;
  readonly state?: { readonly sampling_step?: number; readonly sampling_steps?: number } | null;
}

export const isProgress = ajv.compile<Progress>({
  type: 'object',
  required: ['progress'],
  properties: {
    progress: { type: 'number' },
    state: {
      type: ['object', 'null'],
      properties: { sampling_step: { type: 'number' }, sampling_steps: { type: 'number' } },
    },
  },
});

const KEPT = ['seed', 'steps', 'cfg_scale', 'sampler_name', 'sd_model_name', 'sd_model_hash'];

/** What of the service's own notes goes into the metadata. */
export function readInfo(info: string | null | undefined): JsonObject {
  try {
    const notes = JSON.parse(info ?? '{}') as Record<string, unknown> | null;
    const kept = KEPT.flatMap((key) => {
      const value = notes?.[key];
      return typeof value === 'string' || typeof value === 'number' ? [[key, value] as const] : [];
    });
    return Object.fromEntries(kept);
  } catch {
    return {};
  }
}
