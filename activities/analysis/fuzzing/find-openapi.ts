import type { TargetClient } from '../target/target-client.js';

const PLACES = [
  'openapi.json',
  'api/openapi.json',
  'docs-json',
  'docs/openapi.json',
  'swagger.json',
  'v3/api-docs',
  'api-docs',
];

/** The URL of the OpenAPI description that a program serves in one of the usual places, else null. */
export async function findOpenapi(client: TargetClient, start: string): Promise<string | null> {
  for (const place of PLACES) {
    const { url, status, body } = await client.ask(new URL(place, start).href);
    if (status === 200 && /^\s*\{[^]*"(?:openapi|swagger)"\s*:\s*"/.test(body)) return url;
  }
  return null;
}
