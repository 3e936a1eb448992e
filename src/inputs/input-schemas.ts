import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../config/repository-root.js';

type Schema = Record<string, unknown>;

export const SCHEMA_FOLDER = join(repositoryRoot(), 'schemas');
const folders = [SCHEMA_FOLDER];
const schemas = new Map<string, Schema>();

/** The committed JSON Schema of a task type's input, generated from its class by `npm run schemas`. */
export function readInputSchema(taskType: string): Schema {
  const known = schemas.get(taskType);
  if (known) return known;
  const file = findSchemaFile(taskType);
  if (!file) throw new Error(`There is no schema of ${taskType} in schemas/. Run: npm run schemas`);
  const schema = JSON.parse(readFileSync(file, 'utf8')) as Schema;
  schemas.set(taskType, schema);
  return schema;
}

export function hasInputSchema(taskType: string): boolean {
  return findSchemaFile(taskType) !== undefined;
}

/** Adds the folder in which a pack keeps the schemas of its task types. */
export function registerSchemaFolder(folder: string): void {
  folders.push(folder);
}

function findSchemaFile(taskType: string): string | undefined {
  return folders.map((folder) => join(folder, `${taskType}.json`)).find((file) => existsSync(file));
}
