import DataLoader from 'dataloader';

const MOST = 200;

/**
 * A call that is made one by one and carried out many at once: what comes within one turn of the event loop goes to the store
 * in one statement. `run` returns one value for each key, in their order. Nothing is remembered from one turn to the next.
 */
export function batchCalls<Key, Value>(
  run: (keys: readonly Key[]) => Promise<readonly Value[]>,
): (key: Key) => Promise<Value> {
  const loader = new DataLoader<Key, Value>(run, {
    cache: false,
    maxBatchSize: MOST,
    batchScheduleFn: (send) => setImmediate(send),
  });
  return (key) => loader.load(key);
}
