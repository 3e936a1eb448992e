import type { Type } from '@nestjs/common';
import type { JsonValue } from '../../contracts/json.js';
import { ApiError, refuse } from '../http/api-error.js';
import { checkFields } from '../inputs/check-input.js';
import { InvalidInput } from '../inputs/invalid-input.js';

/** As readBody, but what no jsonb can hold is let through: a line of a log may hold anything, and is stored without it. */
export function readReport<T extends object>(fieldClass: Type<T>, body: JsonValue): T {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw refuse(400, 'Send a JSON object.');
  try {
    return checkFields(fieldClass, body, { unknownFields: 'refuse' }) as T;
  } catch (error) {
    if (error instanceof InvalidInput) throw new ApiError(400, error.details);
    throw error;
  }
}
