import { registerDecorator } from 'class-validator';

/** The decorated object must carry exactly one of the named fields. */
export function ExactlyOneOf(fields: readonly string[]): PropertyDecorator {
  const given = (value: unknown) =>
    fields.filter((field) => (value as Record<string, unknown> | null)?.[field] != null);
  return (target, propertyName) => {
    registerDecorator({
      name: 'exactlyOneOf',
      target: target.constructor,
      propertyName: String(propertyName),
      validator: {
        validate: (value: unknown) => typeof value === 'object' && value !== null && given(value).length === 1,
        defaultMessage: (context) => {
          const found = given(context?.value);
          const now = found.length === 0 ? 'it has none' : `it has ${found.join(' and ')}`;
          return `${context?.property} must hold exactly one of ${fields.join(', ')}; ${now}.`;
        },
      },
    });
  };
}
