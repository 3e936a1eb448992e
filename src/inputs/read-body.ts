import type { Type } from '@nestjs/common';
import type { JsonValue } from '../../contracts/json.js';
import { ApiError, refuse } from '../http/api-error.js';
import { findUnstorable } from '../http/json-limits.js';
import { checkFields } from './check-input.js';
import { InvalidInput } from './invalid-input.js';

/** A request body checked by its class; unknown fields are refused by name. Every refusal is a 400. */
export function readBody<T extends object>(fieldClass: Type<T>, body: JsonValue): T {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw refuse(400, 'Send a JSON object.');
  const unstorable = findUnstorable(body);
  if (unstorable) throw refuse(400, unstorable);
  try {
    return checkFields(fieldClass, body, { unknownFields: 'refuse' }) as T;
  } catch (error) {
    if (error instanceof InvalidInput) throw new ApiError(400, error.details);
    throw error;
  }
}
