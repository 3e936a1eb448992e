import type { DataDescription } from '../../../contracts/training/dataset.js';
import type { PredictionRow } from '../../../contracts/training/model-prediction.contract.js';
import type { TensorFile } from '../tensors/safetensors.js';
import { encodeValue, widthOf } from './encode-column.js';
import { PREPARED_FORMAT } from './prepared-format.js';
import { textTensors } from './text-tensors.js';

/** A row that does not fit the model. No retry helps. */
export class InvalidRow extends Error {
  override readonly name = 'InvalidRow';
}

/** Rows in the form of prepared data, without targets and split. Throws InvalidRow, which names the row from 1 on and the column. */
export function describeRows(description: DataDescription, rows: readonly PredictionRow[]): TensorFile {
  const { columns, features } = description;
  const texts = columns.map(({ name }) => [name, rows.map((row) => textIn(row, name))] as const);
  const x = { shape: [rows.length, features], data: encodeRows(description, rows) };
  const tensors = { x, ...textTensors(columns, new Map(texts)) };
  return { tensors, metadata: { format: PREPARED_FORMAT, description: JSON.stringify(description) } };
}

function encodeRows(
  { columns, features, target, left_out }: DataDescription,
  rows: readonly PredictionRow[],
): Float32Array {
  const known = new Set([...columns.map(({ name }) => name), ...left_out, target]);
  const encoded = new Float32Array(rows.length * features);
  for (const [at, row] of rows.entries()) {
    const stray = Object.keys(row).find((name) => !known.has(name));
    if (stray !== undefined)
      throw new InvalidRow(
        `Row ${at + 1} has ${stray}, which the model does not know. Its columns are: ${list(columns)}.`,
      );
    let place = at * features;
    for (const encoding of columns) {
      const text = textIn(row, encoding.name);
      if (!encodeValue(encoding, text, encoded, place))
        throw new InvalidRow(
          `Row ${at + 1}: ${encoding.name} is "${text.slice(0, 40)}", and the model needs a number or null.`,
        );
      place += widthOf(encoding);
    }
  }
  return encoded;
}

function textIn(row: PredictionRow, column: string): string {
  return String((Object.hasOwn(row, column) ? row[column] : null) ?? '').trim();
}

function list(columns: DataDescription['columns']): string {
  return columns
    .slice(0, 30)
    .map(({ name }) => name)
    .join(', ');
}
