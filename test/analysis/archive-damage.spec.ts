import { gzipSync } from 'node:zlib';
import { inspectArchive } from './support/archives.js';
import { makePlainTar, makeTar } from './support/make-tar.js';
import { makeZip } from './support/make-zip.js';

const files = Array.from({ length: 20 }, (_, n) => ({
  name: `src/${n}.js`,
  bytes: `export default ${n};\n`.repeat(50),
}));
const tar = await makeTar(files);
const zip = makeZip(files);
const plain = await makePlainTar(files);

const DAMAGED: Record<string, Buffer> = {
  'no bytes': Buffer.alloc(0),
  'plain text': Buffer.from('hello'),
  'a tar that is not gzipped': plain,
  'gzipped text': gzipSync('hello '.repeat(1000)),
  'a truncated tar.gz': tar.subarray(0, tar.length - 40),
  'a tar cut in a file': gzipSync(plain.subarray(0, 1024)),
  'a tar cut between files': gzipSync(plain.subarray(0, 2048)),
  'a tar.gz with bytes behind': Buffer.concat([tar, Buffer.from('garbage')]),
  'a tar.gz with zeros behind': Buffer.concat([tar, Buffer.alloc(64)]),
  'a truncated zip': zip.subarray(0, zip.length - 40),
  'a zip with bytes behind': Buffer.concat([zip, Buffer.from('garbage')]),
  'an archive without files': makeZip([{ name: 'src/' }]),
};

it.each(Object.entries(DAMAGED))('calls %s unreadable', async (_what, bytes) => {
  await expect(inspectArchive(bytes)).rejects.toMatchObject({ name: 'UnreadableArchive' });
});

it('notices changed bytes by the checksum of a zip', async () => {
  const changed = Buffer.from(makeZip([{ name: 'a.js', bytes: 'x' }]));
  changed.writeUInt32LE(1, changed.length - 22 - 4 - 46 + 16);
  await expect(inspectArchive(changed)).rejects.toMatchObject({ name: 'UnreadableArchive' });
});

it('passes on what is wrong with the source itself', async () => {
  const broken = async function* () {
    yield tar.subarray(0, 100);
    throw new Error('The disk is gone.');
  };
  await expect(inspectArchive(broken())).rejects.toThrow('The disk is gone.');
});

it('counts the files and bytes of a sound tar.gz', async () => {
  await expect(inspectArchive(tar)).resolves.toEqual({ files: 20, bytes: bytesOf(files) });
});

it('counts the files and bytes of a sound zip', async () => {
  await expect(inspectArchive(zip)).resolves.toEqual({ files: 20, bytes: bytesOf(files) });
});

it('tells the format by the bytes when they come in small pieces', async () => {
  const pieces = async function* () {
    for (let at = 0; at < zip.length; at += 3) yield zip.subarray(at, at + 3);
  };
  await expect(inspectArchive(pieces())).resolves.toMatchObject({ files: 20 });
});

function bytesOf(list: readonly { readonly bytes: string }[]): number {
  return list.reduce((sum, { bytes }) => sum + bytes.length, 0);
}
