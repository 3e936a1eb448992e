/** Which service draws, as IMAGE_PROVIDER, IMAGE_BASE_URL, IMAGE_API_KEY and IMAGE_MODEL say. */
export interface GenerationSettings {
  readonly provider: 'procedural' | 'openai' | 'automatic1111' | 'comfyui';
  /** Such as https://api.openai.com/v1, http://127.0.0.1:7860 or http://127.0.0.1:8188. */
  readonly baseUrl?: string;
  /** A key; `user:password` for a service behind HTTP's basic authentication. */
  readonly apiKey?: string;
  /** The name of a model, or of a checkpoint's file. */
  readonly model?: string;
  /** A workflow of ComfyUI in its API format, as JSON, with places such as `%prompt%`. */
  readonly comfyWorkflow?: string;
}
