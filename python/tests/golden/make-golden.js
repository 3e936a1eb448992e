// Writes what the service itself makes of a small table and of some predictions: node python/tests/golden/make-golden.js
// after `npm run build`; `npm run format` gives metrics.json its final form.
import { readFileSync, writeFileSync } from 'node:fs';
import { prepareTable } from '../../../dist/activities/training/dataset/prepare-table.js';
import { readTable } from '../../../dist/activities/training/dataset/read-table.js';
import { judgeClasses } from '../../../dist/activities/training/evaluation/judge-classes.js';
import { judgeValues } from '../../../dist/activities/training/evaluation/judge-values.js';
import { writeTensors } from '../../../dist/activities/training/tensors/safetensors.js';

const here = (name) => new URL(name, import.meta.url);
const table = await readTable(readFileSync(here('flats.csv')));
const shares = { validation: 0.2, test: 0.2, seed: 42 };
const { file } = prepareTable(table, { target: 'rent', task: 'regression', shares, data_sha256: '0'.repeat(64) });
writeFileSync(here('flats.safetensors'), writeTensors(file));

const classes = ['a', 'b', 'c', 'd'];
const truth = [0, 0, 1, 1, 2, 2, 2, 0, 1, 2];
const probabilities = Float32Array.from(
  [
    [0.9, 0.05, 0.05, 0],
    [0.2, 0.5, 0.2, 0.1],
    [0.1, 0.7, 0.1, 0.1],
    [0.3, 0.3, 0.2, 0.2],
    [0, 0, 1, 0],
    [1, 0, 0, 0],
    [0.2, 0.2, 0.6, 0],
    [0.8, 0.1, 0.1, 0],
    [0.05, 0.85, 0.05, 0.05],
    [0.4, 0.1, 0.1, 0.4],
  ].flat(),
);
const values = { truth: [3, -1, 4, 1.5], predicted: [2.5, 0, 4, 2] };
const flat = { truth: [2, 2], predicted: [1, 2] };
const judged = ({ truth, predicted }) => ({
  truth,
  predicted,
  metrics: judgeValues(truth, Float32Array.from(predicted)),
});
const golden = {
  classes: { classes, truth, probabilities: [...probabilities], metrics: judgeClasses(classes, truth, probabilities) },
  values: judged(values),
  flat: judged(flat),
};
writeFileSync(here('metrics.json'), JSON.stringify(golden, null, 2) + '\n');
