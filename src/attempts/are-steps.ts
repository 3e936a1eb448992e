import { isISO8601, registerDecorator } from 'class-validator';

/** The decorated list must hold objects that say when they were: `ts`, as ISO 8601 writes it. */
export function AreSteps(): PropertyDecorator {
  const isStep = (step: unknown) =>
    typeof step === 'object' &&
    step !== null &&
    'ts' in step &&
    typeof step.ts === 'string' &&
    isISO8601(step.ts, { strict: true });
  return (target, propertyName) => {
    registerDecorator({
      name: 'areSteps',
      target: target.constructor,
      propertyName: String(propertyName),
      validator: {
        validate: (steps: unknown) => Array.isArray(steps) && steps.every(isStep),
        defaultMessage: () =>
          `${String(propertyName)} must be a list of objects, each with the time of its step as "ts", such as 2026-01-31T12:00:00Z.`,
      },
    });
  };
}
