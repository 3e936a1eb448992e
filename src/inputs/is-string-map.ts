import { registerDecorator } from 'class-validator';

/** The decorated object must map names to strings, at most `entries` of them, each at most `length` characters. */
export function IsStringMap(entries: number, length: number): PropertyDecorator {
  const fits = (text: unknown) => typeof text === 'string' && text.length <= length;
  return (target, propertyName) => {
    registerDecorator({
      name: 'isStringMap',
      target: target.constructor,
      propertyName: String(propertyName),
      validator: {
        validate(value: unknown) {
          const pairs = Object.entries(value ?? {});
          return pairs.length <= entries && pairs.every(([name, text]) => name !== '' && fits(name) && fits(text));
        },
        defaultMessage: () =>
          `${String(propertyName)} must map names to strings: at most ${entries} entries, each at most ${length} characters.`,
      },
    });
  };
}
