import type { StyleTransferInput } from '../../contracts/imaging/style-transfer.contract.js';
import { fieldRule } from './field-rule.js';

/** The style `colour` needs a picture to take its colours from. */
export function StyleHasTarget(): PropertyDecorator {
  return fieldRule('styleHasTarget', (context) => {
    const { parameters, target_image, target_image_artifact_id } = (context?.object ??
      {}) as Partial<StyleTransferInput>;
    if (parameters?.style !== 'colour' || (target_image ?? target_image_artifact_id) !== undefined) return null;
    return 'The style colour takes its colours from another picture: send target_image, or choose another style.';
  });
}
