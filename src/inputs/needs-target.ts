import { registerDecorator, type ValidationArguments } from 'class-validator';

/** Data of one's own say nothing of what is to be predicted: `target` must stand beside them. */
export function NeedsTarget(): PropertyDecorator {
  const hasTarget = (context?: ValidationArguments) =>
    typeof (context?.object as { target?: unknown } | undefined)?.target === 'string';
  return (target, propertyName) => {
    registerDecorator({
      name: 'needsTarget',
      target: target.constructor,
      propertyName: String(propertyName),
      validator: {
        validate: (_value, context) => hasTarget(context),
        defaultMessage: () => `${String(propertyName)} goes with target: name the column to predict.`,
      },
    });
  };
}
