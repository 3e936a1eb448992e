import type { JsonObject, JsonValue } from '../../contracts/json.js';

/** The value at a dotted path of an input, or undefined. */
export function readPath(input: JsonObject, path: string): JsonValue | undefined {
  return path.split('.').reduce<JsonValue | undefined>((value, key) => {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value[key] : undefined;
  }, input);
}

/** A copy of the input with the value at one dotted path moved to another as something else; the parents must exist. */
export function replacePath(input: JsonObject, path: string, becomes: string, value: JsonValue): JsonObject {
  const copy = structuredClone(input);
  Reflect.deleteProperty(parentOf(copy, path), lastKey(path));
  parentOf(copy, becomes)[lastKey(becomes)] = value;
  return copy;
}

function parentOf(input: JsonObject, path: string): JsonObject {
  const keys = path.split('.').slice(0, -1);
  return keys.reduce((value, key) => value[key] as JsonObject, input);
}

function lastKey(path: string): string {
  return path.split('.').at(-1) ?? path;
}
