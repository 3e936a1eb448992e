/** The header of a file in the safetensors format. */
export interface TensorHeader {
  readonly __metadata__: Readonly<Record<string, string>>;
  readonly [name: string]: object;
}

/** Reads the header as the format says, not with the product's code. */
export function readHeader(bytes: Buffer): TensorHeader {
  const length = Number(bytes.readBigUInt64LE(0));
  return JSON.parse(bytes.toString('utf8', 8, 8 + length)) as TensorHeader;
}
