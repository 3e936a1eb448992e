import type { Type } from '@nestjs/common';
import type { InputOf, TaskType } from '../../contracts/registry.js';
import { BackgroundRemovalFields } from './background-removal.input.js';
import { CodeAnalysisFields } from './code-analysis.input.js';
import { FaceSwapFields } from './face-swap.input.js';
import { ImageGenerationFields } from './image-generation.input.js';
import { ModelPredictionFields } from './model-prediction.input.js';
import { ModelTrainingFields } from './model-training.input.js';
import { ObjectRemovalFields } from './object-removal.input.js';
import { StyleTransferFields } from './style-transfer.input.js';

/** The class that checks each task type's input, one line each; a missing one does not compile. */
const INPUT_CLASSES: { readonly [T in TaskType]: Type<InputOf<T>> } = {
  code_analysis: CodeAnalysisFields,
  model_training: ModelTrainingFields,
  model_prediction: ModelPredictionFields,
  image_generation: ImageGenerationFields,
  face_swap: FaceSwapFields,
  background_removal: BackgroundRemovalFields,
  object_removal: ObjectRemovalFields,
  style_transfer: StyleTransferFields,
};

const registered = new Map<string, Type<object>>(Object.entries<Type<object>>(INPUT_CLASSES));

export function findInputClass(taskType: string): Type<object> | undefined {
  return registered.get(taskType);
}

/** The input class of a registered task type. Throws when it has none, which the boot check says first. */
export function inputClassOf(taskType: string): Type<object> {
  const found = registered.get(taskType);
  if (!found) throw new Error(`There is no input class for ${taskType}. Add it to src/inputs/input-classes.ts.`);
  return found;
}

export function registeredInputClasses(): Type<object>[] {
  return [...registered.values()];
}

/** Adds the input classes of a pack, by task type. */
export function registerInputClasses(classes: Readonly<Record<string, Type<object>>>): void {
  for (const [taskType, inputClass] of Object.entries(classes)) registered.set(taskType, inputClass);
}
