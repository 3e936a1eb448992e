import type { ValidationError } from 'class-validator';
import type { ErrorDetails } from '../http/api-error.js';

/** An input that does not fit its type. `details` names each field by its dotted path. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';
  constructor(readonly details: ErrorDetails) {
    super(
      Object.entries(details)
        .map(([field, problems]) => `${field}: ${problems.join('; ')}`)
        .join('. '),
    );
  }
}

export function describeProblems(errors: readonly ValidationError[], path = ''): ErrorDetails {
  const details: ErrorDetails = {};
  for (const error of errors) {
    const field = path ? `${path}.${error.property}` : error.property;
    if (error.constraints) details[field] = Object.entries(error.constraints).map(reword);
    Object.assign(details, describeProblems(error.children ?? [], field));
  }
  return details;
}

function reword([constraint, message]: [string, string]): string {
  return constraint === 'whitelistValidation'
    ? 'This field is not known here. Remove it, or check its name at /docs.'
    : message;
}
