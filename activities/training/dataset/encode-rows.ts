import type { DataDescription } from '../../../contracts/training/dataset.js';
import type { PredictionRow } from '../../../contracts/training/model-prediction.contract.js';
import { encodeValue, widthOf } from './encode-column.js';

/** A row that does not fit the model. No retry helps. */
export class InvalidRow extends Error {
  override readonly name = 'InvalidRow';
}

/** Rows as features, the way the model's data were. Throws InvalidRow, which names the row from 1 on and the column. */
export function encodeRows(
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
      const value = Object.hasOwn(row, encoding.name) ? row[encoding.name] : null;
      const text = String(value ?? '').trim();
      if (!encodeValue(encoding, text, encoded, place))
        throw new InvalidRow(
          `Row ${at + 1}: ${encoding.name} is "${text.slice(0, 40)}", and the model needs a number or null.`,
        );
      place += widthOf(encoding);
    }
  }
  return encoded;
}

function list(columns: DataDescription['columns']): string {
  return columns
    .slice(0, 30)
    .map(({ name }) => name)
    .join(', ');
}
