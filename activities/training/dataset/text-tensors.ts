import type { ColumnEncoding } from '../../../contracts/training/dataset.js';
import type { Tensor } from '../tensors/safetensors.js';

/** Columns of text as tensors, which know no texts: their bytes in UTF-8, one after the other, and where each row begins. */
export function textTensors(
  encodings: readonly ColumnEncoding[],
  inputs: ReadonlyMap<string, readonly string[]>,
): Record<string, Tensor> {
  const tensors: Record<string, Tensor> = {};
  for (const { name } of encodings.filter(({ kind }) => kind === 'text')) {
    const rows = (inputs.get(name) ?? []).map((text) => Buffer.from(text));
    const offsets = new Int32Array(rows.length + 1);
    for (const [row, bytes] of rows.entries()) offsets[row + 1] = (offsets[row] ?? 0) + bytes.length;
    const bytes = Uint8Array.from(Buffer.concat(rows));
    tensors[`text.${name}.bytes`] = { shape: [bytes.length], data: bytes };
    tensors[`text.${name}.offsets`] = { shape: [offsets.length], data: offsets };
  }
  return tensors;
}
