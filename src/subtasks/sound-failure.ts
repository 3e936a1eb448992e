import { storableText } from '../store/storable.js';

/**
 * Makes the texts of an error and its causes well-formed, in place, and returns it. The engine's library cannot send half of
 * a surrogate pair: a failure that holds one would end the worker, and the next one at the next attempt.
 */
export function makeSound(thrown: unknown): unknown {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    error.message = storableText(error.message);
    if (error.stack) error.stack = storableText(error.stack);
  }
  return thrown;
}
