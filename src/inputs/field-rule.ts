import { registerDecorator, type ValidationArguments } from 'class-validator';

/** A decorator for a field: `problemOf` says what is wrong with it, beside its other fields; null when nothing is. */
export function fieldRule(
  name: string,
  problemOf: (context: ValidationArguments | undefined) => string | null,
): PropertyDecorator {
  return (target, propertyName) => {
    registerDecorator({
      name,
      target: target.constructor,
      propertyName: String(propertyName),
      validator: {
        validate: (_value, context) => problemOf(context) === null,
        defaultMessage: (context) => problemOf(context) ?? '',
      },
    });
  };
}
