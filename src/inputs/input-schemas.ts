import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../config/repository-root.js';

type Schema = Record<string, unknown>;

export const SCHEMA_FOLDER = join(repositoryRoot(), 'schemas');
const schemas = new Map<string, Schema>();

/** The committed JSON Schema of a task type's input, generated from its class by `npm run schemas`. */
export function readInputSchema(taskType: string): Schema {
  const known = schemas.get(taskType);
  if (known) return known;
  const schema = JSON.parse(readFileSync(join(SCHEMA_FOLDER, `${taskType}.json`), 'utf8')) as Schema;
  schemas.set(taskType, schema);
  return schema;
}

export function hasInputSchema(taskType: string): boolean {
  return existsSync(join(SCHEMA_FOLDER, `${taskType}.json`));
}
