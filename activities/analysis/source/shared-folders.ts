/** Something that takes a while to make, is used by several at once, and is removed when the last one is done. */
interface Shared {
  readonly made: Promise<string>;
  readonly giveUp: AbortController;
  users: number;
}

export interface BorrowedFolder {
  readonly folder: string;
  readonly release: () => Promise<void>;
}

/** Folders by key, each made once however many ask for it at the same time. */
export class SharedFolders {
  readonly #shared = new Map<string, Shared>();

  constructor(
    private readonly make: (key: string, signal: AbortSignal) => Promise<string>,
    private readonly remove: (folder: string) => Promise<void>,
  ) {}

  /** Waits for the folder. An abort ends the wait, and the making of it too when nobody else waits. */
  async borrow(key: string, signal: AbortSignal): Promise<BorrowedFolder> {
    signal.throwIfAborted();
    const shared = this.#shared.get(key) ?? this.#begin(key);
    shared.users += 1;
    let released: Promise<void> | undefined;
    const release = (): Promise<void> => (released ??= this.#leave(key, shared));
    try {
      const folder = await orAborted(shared.made, signal);
      return { folder, release };
    } catch (error) {
      await release();
      throw error;
    }
  }

  /** Removes every folder, used or not: the process ends. */
  async clear(): Promise<void> {
    const all = [...this.#shared.values()];
    this.#shared.clear();
    await Promise.all(all.map((shared) => this.#end(shared)));
  }

  #begin(key: string): Shared {
    const giveUp = new AbortController();
    const made = this.make(key, giveUp.signal);
    made.catch(() => undefined);
    const shared = { made, giveUp, users: 0 };
    this.#shared.set(key, shared);
    return shared;
  }

  async #leave(key: string, shared: Shared): Promise<void> {
    shared.users -= 1;
    if (shared.users > 0) return;
    if (this.#shared.get(key) === shared) this.#shared.delete(key);
    await this.#end(shared);
  }

  async #end(shared: Shared): Promise<void> {
    shared.giveUp.abort();
    const folder = await shared.made.catch(() => null);
    if (folder !== null) await this.remove(folder);
  }
}

function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
