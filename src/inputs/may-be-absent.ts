import { ValidateIf } from 'class-validator';

/** The field may be left out. Unlike with IsOptional, null is a value like any other and is checked. */
export function MayBeAbsent(): PropertyDecorator {
  return ValidateIf((_fields, value) => value !== undefined);
}
