import { chosenFrameworks, type Device } from '../../contracts/training/frameworks.js';
import { fieldRule } from './field-rule.js';
import type { ModelTrainingInput } from '../../contracts/training/model-training.contract.js';

/** A GPU is asked of frameworks that can use one: tfjs trains on the CPU alone. */
export function SuitsFrameworks(): PropertyDecorator {
  return fieldRule('suitsFrameworks', (context) => {
    const device = context?.value as Device | undefined;
    const { model, allow_cpu } = (context?.object ?? {}) as Partial<ModelTrainingInput>;
    if (device !== 'gpu' || allow_cpu === true || model === undefined) return null;
    if (!chosenFrameworks(model).includes('tfjs')) return null;
    return 'device must be cpu for tfjs, which uses no GPU: leave tfjs out of model, or send allow_cpu: true.';
  });
}
