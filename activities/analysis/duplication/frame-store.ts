import type { IMapFrame, IStore } from '@jscpd/core';

/** One error for every miss: a million stack traces would cost more than the search. */
const MISSING = new Error('not found');

/** Where jscpd keeps what it has seen: by format, then by the hash of a run of tokens. */
export class FrameStore implements IStore<IMapFrame> {
  readonly #formats = new Map<string, Map<string, IMapFrame>>();
  #frames = new Map<string, IMapFrame>();

  namespace(format: string): void {
    this.#frames = this.#formats.get(format) ?? new Map<string, IMapFrame>();
    this.#formats.set(format, this.#frames);
  }

  /** Rejects when there is none, as jscpd expects. */
  get(hash: string): Promise<IMapFrame> {
    const frame = this.#frames.get(hash);
    return frame ? Promise.resolve(frame) : Promise.reject(MISSING);
  }

  set(hash: string, frame: IMapFrame): Promise<IMapFrame> {
    this.#frames.set(hash, frame);
    return Promise.resolve(frame);
  }

  close(): void {
    this.#formats.clear();
  }
}
