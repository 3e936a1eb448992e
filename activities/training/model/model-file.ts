import type { ModelCard } from '../../../contracts/training/member.js';
import { readTensors, type TensorFile, type Tensors } from '../tensors/safetensors.js';

/** The artifact is no model of ours. */
export class InvalidModel extends Error {
  override readonly name = 'InvalidModel';
}

/** A model: its weights, and its card in the header as JSON. */
export function describeModel(card: ModelCard, tensors: Tensors): TensorFile {
  return { tensors, metadata: { format: card.format, card: JSON.stringify(card) } };
}

/** Throws InvalidModel. */
export function readModel(artifactId: string, bytes: Buffer): { readonly card: ModelCard; readonly tensors: Tensors } {
  const advice = 'Name the model_artifact_id of a member of a model training.';
  try {
    const { tensors, metadata } = readTensors(bytes);
    const card = JSON.parse(metadata['card'] ?? 'null') as ModelCard | null;
    if (card?.format === 'millrace-model/1') return { card, tensors };
  } catch (error) {
    throw new InvalidModel(`Artifact ${artifactId} is no model: ${(error as Error).message} ${advice}`);
  }
  throw new InvalidModel(`Artifact ${artifactId} is no model. ${advice}`);
}
