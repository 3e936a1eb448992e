import { fieldRule } from './field-rule.js';

/** Data of one's own say nothing of what is to be predicted: `target` must stand beside them. */
export const NeedsTarget = (): PropertyDecorator =>
  fieldRule('needsTarget', (context) => {
    const { target } = (context?.object ?? {}) as { target?: unknown };
    return typeof target === 'string' ? null : `${context?.property} goes with target: name the column to predict.`;
  });
