import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { type DatasetChoice, NAMED_DATASETS, type PredictionTask } from '../../../contracts/training/dataset.js';
import type { Artifacts } from '../../../src/artifacts/artifact.js';
import { repositoryRoot } from '../../../src/config/repository-root.js';
import { InvalidDataset } from './invalid-dataset.js';
import { LIMITS } from './read-table.js';

/** The bytes of a CSV, and what to predict from it. */
export interface OpenDataset {
  readonly name: string;
  /** To be read or destroyed. */
  readonly stream: Readable;
  readonly target: string;
  readonly task: PredictionTask | undefined;
}

/** Opens the data that an input names; digits when it names none. Throws InvalidDataset and ArtifactNotFound. */
export async function openDataset(choice: DatasetChoice | undefined, artifacts: Artifacts): Promise<OpenDataset> {
  const { artifact_id, target, task } = choice ?? {};
  if (artifact_id === undefined) {
    const name = choice?.name ?? 'digits';
    const known = NAMED_DATASETS[name];
    const stream = createReadStream(join(repositoryRoot(), 'examples', 'data', known.file));
    return { name, stream, target: target ?? known.target, task: task ?? known.task };
  }
  if (target === undefined) throw new InvalidDataset('Name the column to predict in dataset.target.');
  const { stream, size } = await artifacts.open(artifact_id);
  if (size > LIMITS.bytes) {
    stream.destroy();
    throw new InvalidDataset(`The data are ${size} bytes: send at most ${LIMITS.bytes}, such as a sample of the rows.`);
  }
  return { name: artifact_id, stream, target, task };
}
