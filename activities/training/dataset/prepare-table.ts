import type { ColumnEncoding, DataDescription, DatasetChoice } from '../../../contracts/training/dataset.js';
import type { Tensor, TensorFile } from '../tensors/safetensors.js';
import { encodeValue, fitEncoding, spreadOf, widthOf } from './encode-column.js';
import { encodeTarget, rowsWithTarget, type Target } from './encode-target.js';
import { inferColumn } from './infer-column.js';
import { InvalidDataset } from './invalid-dataset.js';
import { PREPARED_FORMAT } from './prepared-format.js';
import type { Table } from './read-table.js';
import { type Shares, type Split, splitRows } from './split-rows.js';
import { textTensors } from './text-tensors.js';

/** What to predict from a table, and how to split it. */
export interface Wish extends Pick<DatasetChoice, 'task' | 'ignore'> {
  readonly target: string;
  readonly shares: Shares;
  readonly data_sha256: string;
}

export interface Prepared {
  readonly description: DataDescription;
  readonly file: TensorFile;
}

/**
 * Turns a table into tensors: `x` (F32, rows by features), `y` (I32 classes or F32 values), the rows of the split as
 * `train_rows`, `validation_rows` and `test_rows` (I32), and for columns of text `text.<name>.bytes` and `.offsets`. The
 * description stands in the header as JSON. Throws InvalidDataset.
 */
export function prepareTable(table: Table, wish: Wish): Prepared {
  const { target, ignore = [], shares, data_sha256 } = wish;
  for (const name of [target, ...ignore]) requireColumn(table, name);
  const texts = columnOf(table, target);
  const kept = rowsWithTarget(texts);
  if (kept.length === 0) throw new InvalidDataset(`The target ${target} is empty in every row. Choose another target.`);
  const answer = encodeTarget(target, pick(texts, kept), wish.task);
  const split = splitRows(answer, shares);
  const notes = kept.length < table.rows ? [`${table.rows - kept.length} rows have no ${target} and are left out`] : [];
  const inputs = new Map<string, readonly string[]>();
  const encodings: ColumnEncoding[] = [];
  const left_out: string[] = [...ignore];
  for (const name of table.names) {
    if (name === target || ignore.includes(name)) continue;
    const values = pick(columnOf(table, name), kept);
    const kind = inferColumn(name, values);
    if (typeof kind === 'object') {
      notes.push(`${kind.skipped}: left out`);
      left_out.push(name);
    } else {
      inputs.set(name, values);
      encodings.push(fitEncoding(name, kind, values, split.train));
    }
  }
  if (encodings.length === 0)
    throw new InvalidDataset(`There is no column left to predict ${target} from. Send more columns, or ignore fewer.`);
  const features = encodings.reduce((sum, encoding) => sum + widthOf(encoding), 0);
  const trained = [...split.train].map((row) => answer.values[row] ?? 0);
  const { mean, std } = answer.task === 'regression' ? spreadOf(trained) : { mean: 0, std: 1 };
  const description: DataDescription = {
    task: answer.task,
    target,
    classes: answer.classes,
    columns: encodings,
    left_out,
    target_mean: mean,
    target_std: std,
    features,
    rows: { train: split.train.length, validation: split.validation.length, test: split.test.length },
    data_sha256,
    seed: shares.seed,
    notes,
  };
  const tensors = {
    x: encodeInputs(encodings, inputs, kept.length, features),
    y: targetTensor(answer),
    ...splitTensors(split),
    ...textTensors(encodings, inputs),
  };
  const metadata = { format: PREPARED_FORMAT, description: JSON.stringify(description) };
  return { description, file: { tensors, metadata } };
}

function encodeInputs(
  encodings: readonly ColumnEncoding[],
  inputs: ReadonlyMap<string, readonly string[]>,
  rows: number,
  features: number,
): Tensor {
  const data = new Float32Array(rows * features);
  let place = 0;
  for (const encoding of encodings) {
    for (const [row, value] of (inputs.get(encoding.name) ?? []).entries())
      encodeValue(encoding, value, data, row * features + place);
    place += widthOf(encoding);
  }
  return { shape: [rows, features], data };
}

function targetTensor({ task, values }: Target): Tensor {
  const data = task === 'classification' ? Int32Array.from(values) : Float32Array.from(values);
  return { shape: [values.length], data };
}

function splitTensors({ train, validation, test }: Split): Record<string, Tensor> {
  const rows = (data: Int32Array): Tensor => ({ shape: [data.length], data });
  return { train_rows: rows(train), validation_rows: rows(validation), test_rows: rows(test) };
}

function requireColumn({ names }: Table, name: string): void {
  if (!names.includes(name))
    throw new InvalidDataset(`There is no column ${name}. The columns are: ${names.slice(0, 30).join(', ')}.`);
}

function columnOf({ names, columns }: Table, name: string): readonly string[] {
  return columns[names.indexOf(name)] ?? [];
}

function pick(values: readonly string[], rows: readonly number[]): string[] {
  return rows.map((row) => values[row] ?? '');
}
