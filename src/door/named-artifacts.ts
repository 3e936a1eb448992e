import type { JsonObject } from '../../contracts/json.js';

const UUID = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi;

/** Everything in an input that may be the id of an artifact, in lower case: declared as one or not, it must not be deleted. */
export function findNamedArtifacts(input: JsonObject): string[] {
  const ids = JSON.stringify(input).match(UUID) ?? [];
  return [...new Set(ids.map((id) => id.toLowerCase()))];
}
