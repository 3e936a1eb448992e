import { codeAnalysis } from './analysis/code-analysis.contract.js';
import { backgroundRemoval } from './imaging/background-removal.contract.js';
import { faceSwap } from './imaging/face-swap.contract.js';
import { imageGeneration } from './imaging/image-generation.contract.js';
import { objectRemoval } from './imaging/object-removal.contract.js';
import { styleTransfer } from './imaging/style-transfer.contract.js';
import { modelPrediction } from './training/model-prediction.contract.js';
import { modelTraining } from './training/model-training.contract.js';
import type { TaskContract } from './task-contract.js';

/** Every task type, one line each. Input classes, workflows and activities are checked against it when a process starts. */
const TASK_CONTRACTS = {
  code_analysis: codeAnalysis,
  model_training: modelTraining,
  model_prediction: modelPrediction,
  image_generation: imageGeneration,
  face_swap: faceSwap,
  background_removal: backgroundRemoval,
  object_removal: objectRemoval,
  style_transfer: styleTransfer,
} as const;

export type TaskType = keyof typeof TASK_CONTRACTS;
export type InputOf<T extends TaskType> = NonNullable<(typeof TASK_CONTRACTS)[T]['shapes']>['input'];

const registered = new Map<string, TaskContract>(Object.entries<TaskContract>(TASK_CONTRACTS));

export function contractOf(type: string): TaskContract | undefined {
  return registered.get(type);
}

/** The contracts by the names under which they are registered. */
export function registeredContracts(): ReadonlyMap<string, TaskContract> {
  return registered;
}

export function registeredTypes(): string[] {
  return [...registered.keys()];
}

/** Adds the contracts of a pack; to be called before anything reads the registry. Throws on a name that is taken. */
export function registerContracts(contracts: readonly TaskContract[]): void {
  for (const contract of contracts) {
    if (registered.has(contract.type)) throw new Error(`Two contracts are named ${contract.type}. Rename one.`);
    registered.set(contract.type, contract);
  }
}
