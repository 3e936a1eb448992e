/** A tensor in row-major order. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: Float32Array | Int32Array | Uint8Array;
}

export type Tensors = Readonly<Record<string, Tensor>>;

/** A file of tensors; `metadata` is what its header says besides, texts by their names. */
export interface TensorFile {
  readonly tensors: Tensors;
  readonly metadata: Readonly<Record<string, string>>;
}

/** Not a file of this form, or one with kinds of numbers that are not used here. */
export class UnreadableTensors extends Error {
  override readonly name = 'UnreadableTensors';
}

interface Entry {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
}

const KINDS = { F32: Float32Array, I32: Int32Array, U8: Uint8Array } as const;
const LENGTH_BYTES = 8;
const METADATA = '__metadata__';
const HEADER_AT_MOST = 100_000_000;

/**
 * Writes the safetensors format (https://github.com/huggingface/safetensors): the header's length in 8 bytes, little endian,
 * a JSON header padded to a multiple of 8, and the numbers. The same content gives the same bytes.
 */
export function writeTensors({ tensors, metadata }: TensorFile): Buffer {
  const header: Record<string, Entry | Readonly<Record<string, string>>> = { [METADATA]: metadata };
  const parts: Buffer[] = [];
  let offset = 0;
  for (const [name, { shape, data }] of Object.entries(tensors)) {
    header[name] = { dtype: kindOf(data), shape, data_offsets: [offset, offset + data.byteLength] };
    parts.push(Buffer.from(data.buffer, data.byteOffset, data.byteLength));
    offset += data.byteLength;
  }
  const text = JSON.stringify(header);
  const padding = (LENGTH_BYTES - (Buffer.byteLength(text) % LENGTH_BYTES)) % LENGTH_BYTES;
  const body = Buffer.from(text + ' '.repeat(padding));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeBigUInt64LE(BigInt(body.length));
  return Buffer.concat([length, body, ...parts]);
}

/** Reads what writeTensors wrote, or another writer of the format. Throws UnreadableTensors. */
export function readTensors(bytes: Buffer): TensorFile {
  if (bytes.length < LENGTH_BYTES) throw new UnreadableTensors('The file is shorter than a header.');
  const length = Number(bytes.readBigUInt64LE());
  const start = LENGTH_BYTES + length;
  if (length > HEADER_AT_MOST || start > bytes.length)
    throw new UnreadableTensors('The file is not in the safetensors format, or was cut off.');
  const { [METADATA]: metadata = {}, ...entries } = parseHeader(bytes.toString('utf8', LENGTH_BYTES, start));
  const tensors: Record<string, Tensor> = {};
  for (const [name, entry] of Object.entries(entries)) tensors[name] = readTensor(name, entry as Entry, bytes, start);
  return { tensors, metadata: metadata as Record<string, string> };
}

/** The numbers of a tensor that must be there, as floats. Throws UnreadableTensors. */
export function floatsOf(tensors: Tensors, name: string): Float32Array {
  const { data } = tensorOf(tensors, name);
  if (!(data instanceof Float32Array)) throw new UnreadableTensors(`The tensor ${name} does not hold floats.`);
  return data;
}

/** The numbers of a tensor that must be there, as whole numbers. Throws UnreadableTensors. */
export function integersOf(tensors: Tensors, name: string): Int32Array {
  const { data } = tensorOf(tensors, name);
  if (!(data instanceof Int32Array)) throw new UnreadableTensors(`The tensor ${name} does not hold whole numbers.`);
  return data;
}

export function tensorOf(tensors: Tensors, name: string): Tensor {
  const tensor = tensors[name];
  if (!tensor) throw new UnreadableTensors(`The file has no tensor ${name}.`);
  return tensor;
}

function kindOf(data: Tensor['data']): keyof typeof KINDS {
  if (data instanceof Float32Array) return 'F32';
  return data instanceof Int32Array ? 'I32' : 'U8';
}

function parseHeader(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw new UnreadableTensors('The header of the file is not JSON: it is not in the safetensors format.');
  }
}

function readTensor(name: string, { dtype, shape, data_offsets }: Entry, bytes: Buffer, start: number): Tensor {
  const kind = Object.hasOwn(KINDS, dtype) ? KINDS[dtype as keyof typeof KINDS] : undefined;
  if (!kind) throw new UnreadableTensors(`The tensor ${name} is of the kind ${dtype}: F32, I32 and U8 can be read.`);
  const [from, to] = data_offsets;
  const count = shape.reduce((product, size) => product * size, 1);
  if (to - from !== count * kind.BYTES_PER_ELEMENT || from < 0 || start + to > bytes.length)
    throw new UnreadableTensors(`The tensor ${name} is not as long as its header says.`);
  // A copy: the numbers of a file may lie at any address, typed arrays may not.
  const copy = Uint8Array.prototype.slice.call(bytes, start + from, start + to);
  return { shape, data: new kind(copy.buffer, 0, count) };
}
