import { registerDecorator } from 'class-validator';

const TEXT_LENGTH = 10_000;

/** The decorated list must hold objects whose values are texts, finite numbers or null. */
export function AreRows(): PropertyDecorator {
  const isValue = (value: unknown) =>
    value === null ||
    (typeof value === 'number' && Number.isFinite(value)) ||
    (typeof value === 'string' && value.length <= TEXT_LENGTH);
  const isRow = (row: unknown) =>
    typeof row === 'object' && row !== null && !Array.isArray(row) && Object.values(row).every(isValue);
  return (target, propertyName) => {
    registerDecorator({
      name: 'areRows',
      target: target.constructor,
      propertyName: String(propertyName),
      validator: {
        validate: (rows: unknown) => Array.isArray(rows) && rows.every(isRow),
        defaultMessage: () =>
          `${String(propertyName)} must be a list of objects that map columns to numbers, texts of at most ${TEXT_LENGTH} characters, or null.`,
      },
    });
  };
}
