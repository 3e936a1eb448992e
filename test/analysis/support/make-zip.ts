import { crc32 as crcOf, deflateRawSync } from 'node:zlib';

interface ZipEntry {
  readonly name: string;
  readonly bytes?: string | Buffer;
  /** Unix mode with its type bits, as in the upper half of the external attributes. */
  readonly mode?: number;
  readonly flags?: number;
  /** What the headers claim instead of the truth. */
  readonly claimedSize?: number;
}

const UTF8 = 0x800;

/** A zip of exactly these entries, harmless or not. */
export function makeZip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const bytes = Buffer.from(entry.bytes ?? '');
    const packed = deflateRawSync(bytes);
    const about = describe(entry, bytes, packed, name);
    const local = Buffer.concat([number(4, 0x04034b50), about, name, packed]);
    const attributes = Buffer.concat([
      number(2, 0),
      number(2, 0),
      number(2, 0),
      number(4, ((entry.mode ?? 0) << 16) >>> 0),
    ]);
    centrals.push(Buffer.concat([number(4, 0x02014b50), number(2, 0x314), about, attributes, number(4, offset), name]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const count = number(2, entries.length);
  const end = [
    number(4, 0x06054b50),
    number(4, 0),
    count,
    count,
    number(4, directory.length),
    number(4, offset),
    number(2, 0),
  ];
  return Buffer.concat([...locals, directory, ...end]);
}

function describe(entry: ZipEntry, bytes: Buffer, packed: Buffer, name: Buffer): Buffer {
  const sizes = [number(4, crcOf(bytes)), number(4, packed.length), number(4, entry.claimedSize ?? bytes.length)];
  const start = [number(2, 20), number(2, UTF8 | (entry.flags ?? 0)), number(2, 8), number(4, 0)];
  return Buffer.concat([...start, ...sizes, number(2, name.length), number(2, 0)]);
}

function number(width: 2 | 4, value: number): Buffer {
  const bytes = Buffer.alloc(width);
  if (width === 2) bytes.writeUInt16LE(value);
  else bytes.writeUInt32LE(value);
  return bytes;
}
