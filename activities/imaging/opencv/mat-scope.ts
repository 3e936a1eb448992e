interface Freeable {
  delete(): void;
}

/** Hands what it gets through and frees it when the scope ends. */
export type Keep = <Thing extends Freeable>(thing: Thing) => Thing;

/** Runs some work whose Mats live outside of JavaScript's memory, and frees those it kept, also when it throws. */
export function inMatScope<Result>(work: (keep: Keep) => Result): Result {
  const kept: Freeable[] = [];
  try {
    return work((thing) => {
      kept.push(thing);
      return thing;
    });
  } finally {
    for (const thing of kept.reverse()) thing.delete();
  }
}
