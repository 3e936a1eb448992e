import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { EpochReport, TrainedModels, TrainModelRequest } from '../../contracts/training/member.js';
import { REPOSITORY } from '../rig/repository.js';

const read = (path: string): unknown => JSON.parse(readFileSync(join(REPOSITORY, path), 'utf8'));

/** What the files beside this one say, in the types of the contracts: python/tests/worker reads the same files with its own. */
const request: TrainModelRequest = {
  framework: 'pytorch',
  data: '0199f3d2-7c1e-7a50-9b52-6f1d2f6f0a11',
  parameters: {
    epochs: 50,
    learning_rate: 0.001,
    batch_size: 32,
    seed: 42,
    hidden_layers: [128, 64],
    optimizer: 'adam',
    early_stopping: { patience: 10, min_delta: 0.0001 },
    checkpoint: { epochs: 100, seconds: 10 },
  },
  device: 'gpu',
  allow_cpu: true,
  resume_from: '0199f3d2-7c1e-7a50-9b52-6f1d2f6f0a12',
};

const report: EpochReport = {
  model: 'tensorflow',
  epoch: 3,
  epochs: 50,
  loss: 0.25,
  accuracy: 0.9375,
  val_loss: 0.5,
  val_accuracy: null,
  learning_rate: 0.001,
  seconds: 1.5,
  eta_seconds: 23.5,
};

const inapplicable = { accuracy: null, val_loss: null, val_accuracy: null, learning_rate: 0.001 };
const trained: TrainedModels = {
  models: [
    {
      model: 'huggingface',
      model_artifact_id: '0199f3d2-7c1e-7a50-9b52-6f1d2f6f0a13',
      predictions_artifact_id: '0199f3d2-7c1e-7a50-9b52-6f1d2f6f0a14',
      parameters: { ...request.parameters, epochs: 2, hidden_layers: [64], optimizer: 'sgd', early_stopping: null },
      weights: 4810,
      epochs_run: 2,
      best_epoch: 2,
      val_loss: null,
      stopped_early: false,
      resumed_from_epoch: 1,
      device: 'cpu',
      seconds: 3.5,
      peak_memory_mb: 412,
      curve: [
        { epoch: 1, loss: 0.5, ...inapplicable, seconds: 1.5 },
        { epoch: 2, loss: 0.25, ...inapplicable, seconds: 3.5 },
      ],
    },
  ],
};

describe.each([
  ['train-model-request', 'TrainModelRequest', request],
  ['epoch-report', 'EpochReport', report],
  ['trained-models', 'TrainedModels', trained],
])('%s.json', (file, name, expected) => {
  test(`is a ${name} of the contracts`, () => {
    expect(read(`test/golden/${file}.json`)).toEqual(expected);
  });

  test(`is a ${name} of the schema that the Python worker is made from`, () => {
    const ajv = new Ajv2020({ strict: false });
    ajv.addSchema(read('python/messages.json') as object, 'messages');
    const check = ajv.compile({ $ref: `messages#/$defs/${name}` });
    check(read(`test/golden/${file}.json`));
    expect(check.errors ?? []).toEqual([]);
  });
});
