import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { DatasetChoice, PreparedData } from '../../contracts/training/dataset.js';
import { Artifacts } from '../../src/artifacts/artifact.js';
import { currentSubtask } from '../../src/subtasks/subtask-context.js';
import { openDataset } from './dataset/open-dataset.js';
import { TrainerProcesses } from './processes/trainer-processes.js';
import { StoredFiles } from './stored-files.js';
import { readWhole } from './tensors/read-whole.js';

export interface PrepareDataRequest {
  readonly dataset?: DatasetChoice;
  readonly validation_split: number;
  readonly test_split: number;
  readonly seed: number;
}

/** Makes data ready for every framework, once. */
@Injectable()
export class DataActivities {
  constructor(
    private readonly artifacts: Artifacts,
    private readonly files: StoredFiles,
    private readonly processes: TrainerProcesses,
  ) {}

  /**
   * Reads and checks a CSV and stores it as tensors with its split; the same data, splits and seed give the same bytes. Throws
   * InvalidDataset and ArtifactNotFound, which no retry mends.
   */
  async prepareData(request: PrepareDataRequest): Promise<PreparedData> {
    const { dataset, validation_split: validation, test_split: test, seed } = request;
    const subtask = currentSubtask();
    const { name, stream, target, task } = await openDataset(dataset, this.artifacts);
    const bytes = await readWhole(stream, subtask.signal);
    const data_sha256 = createHash('sha256').update(bytes).digest('hex');
    const shares = { validation, test, seed };
    const wish = { target, task, ignore: dataset?.ignore, shares, data_sha256 };
    const last = await this.processes.run({ prepare: { bytes, wish } }, subtask);
    if (!('prepared' in last)) throw new Error('The process that prepares data answered with something else.');
    for (const note of last.prepared.description.notes) subtask.log('warn', `${note}.`);
    const { artifact_id, sha256 } = await this.files.keep('data', last.prepared.file);
    return { dataset: name, data_artifact_id: artifact_id, prepared_sha256: sha256 };
  }
}
