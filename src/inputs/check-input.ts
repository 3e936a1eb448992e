import type { Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { JsonObject } from '../../contracts/json.js';
import type { TaskContract } from '../../contracts/task-contract.js';
import { inputClassOf } from './input-classes.js';
import { describeProblems, InvalidInput } from './invalid-input.js';

export interface UnknownFields {
  readonly unknownFields: 'refuse' | 'drop';
}

/** Checks a task's input by the class of its type and returns the fields that count, as plain JSON. Throws InvalidInput. */
export function checkInput(contract: TaskContract, fields: JsonObject, unknown: UnknownFields): JsonObject {
  return checkFields(inputClassOf(contract.type), fields, unknown) as JsonObject;
}

/** Checks a plain object by a class of fields and returns a plain object of what it declares. Throws InvalidInput. */
export function checkFields(fieldClass: Type<object>, fields: object, { unknownFields }: UnknownFields): object {
  const instance = plainToInstance(fieldClass, fields, { exposeUnsetFields: false });
  const problems = validateSync(instance, { whitelist: true, forbidNonWhitelisted: unknownFields === 'refuse' });
  if (problems.length > 0) throw new InvalidInput(describeProblems(problems));
  return JSON.parse(JSON.stringify(instance)) as object;
}
