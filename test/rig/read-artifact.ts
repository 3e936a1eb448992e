import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Stack } from './stack.js';

/** The bytes of an artifact as they lie in the store's folder, checked against their name there. */
export async function readArtifact(stack: Stack, artifactId: string): Promise<{ stored: Buffer }> {
  const client = new pg.Client({ connectionString: stack.store.url });
  await client.connect();
  const { rows } = await client.query<{ sha256: string }>('SELECT sha256 FROM artifacts WHERE artifact_id = $1', [
    artifactId,
  ]);
  await client.end();
  const { sha256 = '' } = rows[0] ?? {};
  const stored = readFileSync(join(stack.home, 'artifacts', sha256.slice(0, 2), sha256));
  expect(createHash('sha256').update(stored).digest('hex')).toBe(sha256);
  return { stored };
}
