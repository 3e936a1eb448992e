import type { ValidationArguments } from 'class-validator';
import { DEFAULTS } from '../../contracts/training/parameters.js';
import { fieldRule } from './field-rule.js';

interface Splits {
  readonly validation_split?: number;
  readonly test_split?: number;
  readonly early_stopping?: unknown;
}

/** The splits must leave rows to train on, and early stopping needs rows to watch. */
export const SplitsLeaveRows = (): PropertyDecorator => fieldRule('splitsLeaveRows', problemOf);

function problemOf(context: ValidationArguments | undefined): string | null {
  const fields = (context?.object ?? {}) as Splits;
  const { validation_split: watched = DEFAULTS.validation_split, test_split: held = DEFAULTS.test_split } = fields;
  if (watched + held > 0.9) return 'validation_split and test_split leave less than a tenth of the rows: lower one.';
  if (watched === 0 && fields.early_stopping !== undefined)
    return 'validation_split must be above 0 with early_stopping, which watches these rows.';
  return null;
}
