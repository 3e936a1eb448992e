import { registerDecorator } from 'class-validator';
import { FRAMEWORK_NAMES } from '../../contracts/training/frameworks.js';

const ONE = [...FRAMEWORK_NAMES, 'all'];

/** The JSON Schema of what IsModelChoice allows. */
export const MODEL_CHOICE_SCHEMA = {
  oneOf: [
    { type: 'string', enum: ONE },
    { type: 'array', items: { type: 'string', enum: [...FRAMEWORK_NAMES] }, minItems: 1, uniqueItems: true },
  ],
};

/** The decorated field names one framework, all of them, or some in a list. */
export function IsModelChoice(): PropertyDecorator {
  const isFramework = (name: unknown) => (FRAMEWORK_NAMES as unknown[]).includes(name);
  const isList = (value: unknown[]) =>
    value.length > 0 && value.every(isFramework) && new Set(value).size === value.length;
  return (target, propertyName) => {
    registerDecorator({
      name: 'isModelChoice',
      target: target.constructor,
      propertyName: String(propertyName),
      validator: {
        validate: (value: unknown) => (Array.isArray(value) ? isList(value) : ONE.includes(value as string)),
        defaultMessage: () =>
          `${String(propertyName)} must be one of ${ONE.join(', ')}, or a list of ${FRAMEWORK_NAMES.join(', ')}, each at most once.`,
      },
    });
  };
}
