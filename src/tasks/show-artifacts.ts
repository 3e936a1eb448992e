import { buffer } from 'node:stream/consumers';
import { contractOf } from '../../contracts/registry.js';
import type { Artifacts } from '../artifacts/artifact.js';

/** A picture of 40 megapixels fits in most cases; base64 makes a third more of it, in one string. */
const MOST_BYTES = 64 * 1024 * 1024;

/** The result as its task type shows it: with the bytes of the artifacts that it names, as base64. */
export async function showArtifacts(taskType: string, result: unknown, artifacts: Artifacts): Promise<unknown> {
  const shown = contractOf(taskType)?.resultArtifacts ?? [];
  if (shown.length === 0 || typeof result !== 'object' || result === null) return result;
  const added: Record<string, string | null> = {};
  for (const { artifact, becomes } of shown) {
    const artifactId = (result as Record<string, unknown>)[artifact];
    added[becomes] = typeof artifactId === 'string' ? await readBase64(artifactId, artifacts) : null;
  }
  return { ...result, ...added };
}

async function readBase64(artifactId: string, artifacts: Artifacts): Promise<string | null> {
  const { stream, size } = await artifacts.open(artifactId);
  if (size <= MOST_BYTES) return (await buffer(stream)).toString('base64');
  stream.destroy();
  return null;
}
