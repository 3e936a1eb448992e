import { setTimeout as sleep } from 'node:timers/promises';
import type { JsonValue } from '../../../../contracts/json.js';
import { ProviderUnavailable } from '../provider-failures.js';
import type { ImageService } from '../service/image-service.js';
import { failureOf, firstImage, isHistory, isQueue, isQueued, type StoredImage } from './answers.js';

const CANCEL_MS = 5_000;
/** Between leaving the queue and entering the history there is a moment in which a prompt is in neither. */
const LOOKS = 3;

type Tell = (percent: number, stage: string) => void;

/** The queue of a ComfyUI, as one prompt goes through it. */
export class ComfyQueue {
  constructor(
    private readonly service: ImageService,
    private readonly pollMs: number,
  ) {}

  /** Enters a workflow and returns its prompt's id. */
  async enter(workflow: JsonValue, signal: AbortSignal): Promise<string> {
    const sent = await this.service.askJson('post', '/prompt', { body: { prompt: workflow }, signal });
    if (isQueued(sent)) return sent.prompt_id;
    throw new ProviderUnavailable(
      'ComfyUI answered /prompt without a prompt_id. Look whether IMAGE_BASE_URL is the address of a ComfyUI.',
    );
  }

  /** Waits until the prompt is over and says where its picture lies. */
  async outcome(id: string, signal: AbortSignal, tell: Tell): Promise<StoredImage> {
    for (let missed = 0; missed < LOOKS;) {
      const history = await this.service.askJson('get', `/history/${id}`, { signal });
      if (!isHistory(history))
        throw new ProviderUnavailable('ComfyUI sent a history that cannot be read. Update ComfyUI.');
      const over = history[id];
      if (over) return imageOf(over);
      missed = (await this.#waits(id, signal, tell)) ? 0 : missed + 1;
      await sleep(this.pollMs, undefined, { signal });
    }
    throw new ProviderUnavailable(
      'ComfyUI has lost the prompt: it is neither queued nor done. It was restarted; try again.',
    );
  }

  /** Takes the prompt out of the queue, and stops it if it runs; the prompts of others go on. */
  async cancel(id: string): Promise<void> {
    const signal = AbortSignal.timeout(CANCEL_MS);
    const asking = { signal, retries: 0 };
    try {
      await this.service.askBytes('post', '/queue', { body: { delete: [id] }, ...asking });
      const queue = await this.service.askJson('get', '/queue', asking);
      if (isQueue(queue) && queue.queue_running.some(([, running]) => running === id))
        await this.service.askBytes('post', '/interrupt', { body: { prompt_id: id }, ...asking });
    } catch {
      // Whoever cancels has gone on; a service that is away has nothing to stop.
    }
  }

  async #waits(id: string, signal: AbortSignal, tell: Tell): Promise<boolean> {
    const queue = await this.service.askJson('get', '/queue', { signal });
    if (!isQueue(queue)) throw new ProviderUnavailable('ComfyUI sent a queue that cannot be read. Update ComfyUI.');
    if (queue.queue_running.some(([, running]) => running === id)) {
      tell(20, 'drawing');
      return true;
    }
    const pending = queue.queue_pending.find(([, waiting]) => waiting === id);
    if (!pending) return false;
    const before = queue.queue_pending.filter(([number]) => number < pending[0]).length;
    tell(5, `waiting behind ${before + queue.queue_running.length}`);
    return true;
  }
}

function imageOf(over: Parameters<typeof firstImage>[0]): StoredImage {
  const failure = failureOf(over);
  if (failure)
    throw new ProviderUnavailable(`ComfyUI failed (${failure}). Look at its log; the task may be tried again.`);
  const image = firstImage(over);
  if (image) return image;
  throw new ProviderUnavailable('ComfyUI finished without a picture. Let its workflow end in a SaveImage node.');
}
