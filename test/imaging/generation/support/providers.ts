import type * as Automatic from '../../../../activities/imaging/generation/automatic1111/automatic1111.js';
import type * as Comfy from '../../../../activities/imaging/generation/comfyui/comfy-ui.js';
import type { ImageProvider } from '../../../../activities/imaging/generation/image-provider.js';
import type * as OpenAi from '../../../../activities/imaging/generation/openai/openai-images.js';
import { built } from '../../../analysis/support/built.js';
import { bytes, json, type PictureServer, png, type Reply } from './picture-server.js';

const GENERATION = 'activities/imaging/generation';
const { OpenAiImages } = await built<typeof OpenAi>(`${GENERATION}/openai/openai-images.js`);
const { Automatic1111 } = await built<typeof Automatic>(`${GENERATION}/automatic1111/automatic1111.js`);
const { ComfyUi } = await built<typeof Comfy>(`${GENERATION}/comfyui/comfy-ui.js`);

export const PICTURE = await png();
export const REQUEST = { prompt: 'a lighthouse', width: 512, height: 512, seed: 7 };

interface Options {
  readonly baseUrl: string;
  readonly patienceMs?: number;
  readonly limitBytes?: number;
  readonly apiKey?: string;
  readonly model?: string;
  readonly workflow?: string;
}

/** A protocol: how its adapter is made, and what its service says when all goes well. */
export interface Protocol {
  readonly name: string;
  readonly open: (options: Options) => ImageProvider;
  /** The request by which a picture is ordered. */
  readonly order: string;
  readonly serve: (service: PictureServer) => void;
  /** Lets the service send these bytes as its picture. */
  readonly send: (service: PictureServer, picture: Buffer) => void;
}

const drawn = (picture: Buffer): Reply =>
  json({
    images: [picture.toString('base64')],
    parameters: {},
    info: JSON.stringify({ seed: 7, sampler_name: 'Euler' }),
  });

const made = (picture: Buffer): Reply => json({ created: 1, data: [{ b64_json: picture.toString('base64') }] });

export const COMFY_DONE = {
  'id-1': {
    prompt: [1, 'id-1', {}, {}, ['9']],
    outputs: { '9': { images: [{ filename: 'millrace_1_.png', subfolder: '', type: 'output' }] } },
    status: { status_str: 'success', completed: true, messages: [['execution_start', { prompt_id: 'id-1' }]] },
  },
};

function serveComfy(service: PictureServer, picture: Buffer): void {
  service.on('POST /prompt', json({ prompt_id: 'id-1', number: 1, node_errors: {} }));
  service.on('GET /queue', json({ queue_running: [[1, 'id-1', {}, {}, ['9']]], queue_pending: [] }));
  service.on('GET /history/id-1', json({}), json(COMFY_DONE));
  service.on('GET /view', bytes(picture, 'image/png'));
  service.on('POST /queue', bytes('', 'text/plain'));
  service.on('POST /interrupt', bytes('', 'text/plain'));
}

export const openAi: Protocol = {
  name: 'openai',
  open: (options) => new OpenAiImages({ model: 'gpt-image-1', ...options }),
  order: 'POST /images/generations',
  serve: (service) => service.on('POST /images/generations', made(PICTURE)),
  send: (service, picture) => service.on('POST /images/generations', made(picture)),
};

export const automatic1111: Protocol = {
  name: 'automatic1111',
  open: (options) => new Automatic1111({ pollMs: 20, ...options }),
  order: 'POST /sdapi/v1/txt2img',
  serve: (service) => {
    service.on('POST /sdapi/v1/txt2img', drawn(PICTURE));
    service.on('POST /sdapi/v1/interrupt', json({}));
    const state = { job: 'txt2img', job_count: 1, sampling_step: 5, sampling_steps: 20 };
    service.on('GET /sdapi/v1/progress', json({ progress: 0.25, eta_relative: 3, state, current_image: null }));
  },
  send: (service, picture) => service.on('POST /sdapi/v1/txt2img', drawn(picture)),
};

export const comfyUi: Protocol = {
  name: 'comfyui',
  open: (options) => new ComfyUi({ pollMs: 20, model: 'sd15.safetensors', ...options }),
  order: 'POST /prompt',
  serve: (service) => serveComfy(service, PICTURE),
  send: serveComfy,
};

export { ComfyUi, OpenAiImages };
