import type { ValidationArguments } from 'class-validator';
import { COMBINATIONS_AT_MOST, type SearchSpace } from '../../contracts/training/search.js';
import { fieldRule } from './field-rule.js';

/** The decorated search must have at least two combinations, not too many, and validation rows to choose by. */
export const FitsSearch = (): PropertyDecorator => fieldRule('fitsSearch', problemOf);

function problemOf(context: ValidationArguments | undefined): string | null {
  const { keep: _, ...space } = (context?.value ?? {}) as SearchSpace;
  const lists = Object.values(space).filter(Array.isArray);
  const count = lists.reduce((product, { length }) => product * length, 1);
  if (count > COMBINATIONS_AT_MOST)
    return `search has ${count} combinations: at most ${COMBINATIONS_AT_MOST} are trained. Name fewer values.`;
  if (count < 2) return 'search has nothing to compare: name two values or more.';
  const { validation_split } = (context?.object ?? {}) as { validation_split?: number };
  return validation_split === 0 ? 'search goes by the validation rows: validation_split must be above 0.' : null;
}
