import { registerDecorator } from 'class-validator';

/** The decorated field means something only beside another one. */
export function OnlyWith(other: string): PropertyDecorator {
  return (target, propertyName) => {
    registerDecorator({
      name: 'onlyWith',
      target: target.constructor,
      propertyName: String(propertyName),
      validator: {
        validate: (_value, context) => (context?.object as Record<string, unknown> | undefined)?.[other] !== undefined,
        defaultMessage: () => `${String(propertyName)} goes with ${other}: give that too, or leave this out.`,
      },
    });
  };
}
