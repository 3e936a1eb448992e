import { registerDecorator } from 'class-validator';

const LAYERS = 8;
const WIDTH = 2048;

/** The decorated list must hold lists of the widths of layers. */
export function AreLayerLists(): PropertyDecorator {
  const isWidth = (width: unknown) => Number.isInteger(width) && Number(width) >= 1 && Number(width) <= WIDTH;
  const isList = (list: unknown) =>
    Array.isArray(list) && list.length >= 1 && list.length <= LAYERS && list.every(isWidth);
  return (target, propertyName) => {
    registerDecorator({
      name: 'areLayerLists',
      target: target.constructor,
      propertyName: String(propertyName),
      validator: {
        validate: (lists: unknown) => Array.isArray(lists) && lists.every(isList),
        defaultMessage: () =>
          `${String(propertyName)} must be a list of lists, such as [[64], [128, 64]]: 1 to ${LAYERS} layers of 1 to ${WIDTH}.`,
      },
    });
  };
}
