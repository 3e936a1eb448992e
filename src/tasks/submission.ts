import type { TaskContract } from '../../contracts/task-contract.js';
import type { JsonObject, JsonValue } from '../../contracts/json.js';
import { contractOf, registeredTypes } from '../../contracts/registry.js';
import { ApiError, refuse } from '../http/api-error.js';
import { findUnstorable } from '../http/json-limits.js';
import { checkFields, checkInput, type UnknownFields } from '../inputs/check-input.js';
import { InvalidInput } from '../inputs/invalid-input.js';
import { TaskOptions } from '../inputs/task-options.input.js';

export interface Submission {
  readonly contract: TaskContract;
  readonly input: JsonObject;
  readonly options: TaskOptions;
}

/** Reads and checks the body of a submit request. Every refusal is a 400 that names the fields. */
export function readSubmission(body: JsonValue | undefined, unknown: UnknownFields): Submission {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw refuse(400, 'Send a JSON object with task_type and the fields of that type.');
  const unstorable = findUnstorable(body);
  if (unstorable) throw refuse(400, unstorable);
  const { task_type: type, options = {}, ...fields } = body;
  const contract = typeof type === 'string' ? contractOf(type) : undefined;
  if (!contract) throw refuse(400, `task_type must be one of ${registeredTypes().join(', ')}.`, 'task_type');
  return { contract, ...checkParts(contract, fields, options, unknown) };
}

function checkParts(contract: TaskContract, fields: JsonObject, options: JsonValue, unknown: UnknownFields) {
  const details: Record<string, string[]> = {};
  const input = collect(details, '', () => checkInput(contract, fields, unknown));
  const checked = collect(details, 'options', () => readOptions(options, unknown));
  if (!input || !checked) throw new ApiError(400, details);
  return { input, options: checked };
}

function readOptions(options: JsonValue, unknown: UnknownFields): TaskOptions {
  if (typeof options !== 'object' || options === null || Array.isArray(options))
    throw new InvalidInput({ '': ['options must be an object.'] });
  return checkFields(TaskOptions, options, unknown);
}

function collect<T>(details: Record<string, string[]>, prefix: string, check: () => T): T | undefined {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    for (const [field, problems] of Object.entries(error.details))
      details[[prefix, field].filter(Boolean).join('.')] = problems;
    return undefined;
  }
}
