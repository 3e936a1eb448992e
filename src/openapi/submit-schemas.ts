import type { OpenAPIObject } from '@nestjs/swagger';
import { registeredTypes } from '../../contracts/registry.js';
import { inputClassOf } from '../inputs/input-classes.js';
import { TaskOptions } from '../inputs/task-options.input.js';
import { submitSchemaName } from './submit-body.js';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;
type Schema = Schemas[string] & { properties?: Schemas; required?: string[] };

/** Adds, for every task type, the form of its submit body: the fields of its input class, `task_type` and `options`. */
export function addSubmitSchemas(document: OpenAPIObject): OpenAPIObject {
  const schemas = (document.components ??= {}).schemas ?? {};
  const submits = registeredTypes().map((type) => [submitSchemaName(type), describeSubmit(type, schemas)]);
  document.components.schemas = { ...schemas, ...(Object.fromEntries(submits) as Schemas) };
  return document;
}

/** The schema component of a task type's input class. */
export function inputSchemaOf(type: string, schemas: Schemas): Schema {
  const schema = schemas[inputClassOf(type).name];
  if (!schema) throw new Error(`The input class of ${type} is not in the OpenAPI document.`);
  return schema;
}

function describeSubmit(type: string, schemas: Schemas): object {
  const input = inputSchemaOf(type, schemas);
  return {
    ...input,
    properties: {
      task_type: { type: 'string', const: type },
      ...input.properties,
      options: { $ref: `#/components/schemas/${TaskOptions.name}` },
    },
    required: ['task_type', ...(input.required ?? [])],
    additionalProperties: false,
  };
}
