import DataLoader from 'dataloader';
import pg from 'pg';

const MOST = 200;
// SQLSTATE classes of bad data, broken constraints, deadlocks and limits: what one key of many can be to blame for.
const ONES_FAULT = /^(22|23|40|54)/;

/**
 * A call that is made one by one and carried out many at once: what comes within one turn of the event loop goes to the store
 * in one statement. `run` returns one value for each key, in their order. Nothing is remembered from one turn to the next. A
 * key that the store cannot take fails alone.
 */
export function batchCalls<Key, Value>(
  run: (keys: readonly Key[]) => Promise<readonly Value[]>,
): (key: Key) => Promise<Value> {
  const loader = new DataLoader<Key, Value>((keys) => runApart(keys, run), {
    cache: false,
    maxBatchSize: MOST,
    batchScheduleFn: (send) => setImmediate(send),
  });
  return (key) => loader.load(key);
}

async function runApart<Key, Value>(
  keys: readonly Key[],
  run: (keys: readonly Key[]) => Promise<readonly Value[]>,
): Promise<readonly (Value | Error)[]> {
  try {
    return await run(keys);
  } catch (error) {
    if (keys.length === 1 || !(error instanceof pg.DatabaseError) || !ONES_FAULT.test(error.code ?? '')) throw error;
    const values: (Value | Error)[] = [];
    for (const key of keys) values.push(await run([key]).then(([value]) => value as Value, toError));
    return values;
  }
}

function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
