import type { DataDescription } from '../../../contracts/training/dataset.js';
import { readTensors, type Tensors, UnreadableTensors } from '../tensors/safetensors.js';
import { PREPARED_FORMAT } from './prepared-format.js';

export interface PreparedFile {
  readonly description: DataDescription;
  readonly tensors: Tensors;
}

/** Reads what prepareTable wrote. Throws UnreadableTensors. */
export function readPrepared(bytes: Buffer): PreparedFile {
  const { tensors, metadata } = readTensors(bytes);
  if (metadata['format'] !== PREPARED_FORMAT)
    throw new UnreadableTensors(`The data are not in the form ${PREPARED_FORMAT}. Submit the training again.`);
  return { tensors, description: JSON.parse(metadata['description'] ?? '{}') as DataDescription };
}
