import { Automatic1111 } from './automatic1111/automatic1111.js';
import { ComfyUi } from './comfyui/comfy-ui.js';
import type { GenerationSettings } from './generation-settings.js';
import type { ImageProvider } from './image-provider.js';
import { OpenAiImages } from './openai/openai-images.js';
import { ProviderRefused } from './provider-failures.js';

/** The service that the settings name; null for the procedural painter, which is a kernel. Throws ProviderRefused. */
export function openProvider({
  provider,
  baseUrl,
  apiKey,
  model,
  comfyWorkflow,
}: GenerationSettings): ImageProvider | null {
  if (provider === 'procedural') return null;
  const key = apiKey === undefined ? {} : { apiKey };
  if (provider === 'openai') {
    if (!model) throw new ProviderRefused('IMAGE_PROVIDER is openai and no model is named. Set IMAGE_MODEL.');
    return new OpenAiImages({ baseUrl: baseUrl ?? 'https://api.openai.com/v1', ...key, model });
  }
  if (!baseUrl) throw new ProviderRefused(`IMAGE_PROVIDER is ${provider} and has no address. Set IMAGE_BASE_URL.`);
  if (provider === 'automatic1111') return new Automatic1111({ baseUrl, ...key, ...(model ? { model } : {}) });
  return new ComfyUi({
    baseUrl,
    ...key,
    ...(model ? { model } : {}),
    ...(comfyWorkflow ? { workflow: comfyWorkflow } : {}),
  });
}
