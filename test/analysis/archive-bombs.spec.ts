import { gzipSync } from 'node:zlib';
import { inspectArchive, LIMITS } from './support/archives.js';
import { makePlainTar, makeTar } from './support/make-tar.js';
import { makeZip } from './support/make-zip.js';

const MIB = 1024 * 1024;
const noise = (size: number) => Buffer.from(Array.from({ length: size }, (_, i) => (i * 2_654_435_761) >>> 13));

it('refuses a gzip bomb by its ratio', async () => {
  const bomb = gzipSync(Buffer.alloc(64 * MIB));
  await expect(inspectArchive(bomb)).rejects.toThrow(/200 times its size/);
});

it('refuses a zip bomb by its ratio', async () => {
  const bomb = makeZip([{ name: 'zeros', bytes: Buffer.alloc(32 * MIB) }]);
  await expect(inspectArchive(bomb)).rejects.toThrow(/"zeros" unpacks to more than 200 times/);
});

it('does not believe the size a zip claims', async () => {
  const bomb = makeZip([{ name: 'zeros', bytes: Buffer.alloc(2 * MIB), claimedSize: 10 }]);
  await expect(inspectArchive(bomb, { limits: LIMITS })).rejects.toThrow(/too many bytes/);
});

it('refuses a file over the limit before reading it', async () => {
  const archive = await makeTar([{ name: 'big', bytes: noise(1.5 * MIB) }]);
  await expect(inspectArchive(archive, { limits: LIMITS })).rejects.toThrow(/"big" is larger than 1 MiB/);
});

it('refuses many files that together are over the limit', async () => {
  const files = [1, 2, 3].map((n) => ({ name: `part-${n}`, bytes: noise(0.9 * MIB) }));
  await expect(inspectArchive(makeZip(files), { limits: LIMITS })).rejects.toThrow(/unpacks to more than 2 MiB/);
});

it('refuses too many entries', async () => {
  const files = Array.from({ length: 101 }, (_, n) => ({ name: `${n}.js`, bytes: '' }));
  await expect(inspectArchive(makeZip(files), { limits: LIMITS })).rejects.toThrow(/more than 100 entries/);
});

it('counts the folders that are only implied', async () => {
  const files = Array.from({ length: 60 }, (_, n) => ({ name: `${n}/deep/a.js`, bytes: '' }));
  await expect(inspectArchive(await makeTar(files), { limits: LIMITS })).rejects.toThrow(/more than 100 entries/);
});

it('refuses entries that share their bytes', async () => {
  const zip = makeZip([{ name: 'a', bytes: noise(5_000) }]);
  const directory = zip.subarray(zip.readUInt32LE(zip.length - 6), zip.length - 22);
  const renamed = Buffer.from(directory);
  renamed.write('b', renamed.length - 1);
  const end = Buffer.from(zip.subarray(-22));
  end.writeUInt16LE(2, 8);
  end.writeUInt16LE(2, 10);
  end.writeUInt32LE(2 * directory.length, 12);
  const overlapping = Buffer.concat([zip.subarray(0, -22), renamed, end]);
  await expect(inspectArchive(overlapping)).rejects.toThrow(/entries that overlap/);
});

it('refuses an archive that is too large as it comes', async () => {
  const tar = await makePlainTar([{ name: 'a', bytes: noise(0.9 * MIB) }]);
  const limits = { ...LIMITS, packedBytes: 1024 };
  await expect(inspectArchive(gzipSync(tar, { level: 0 }), { limits })).rejects.toThrow(/larger than 0 MiB/);
});

it('takes a small file however well it packs', async () => {
  const archive = makeZip([{ name: 'spaces.js', bytes: ' '.repeat(MIB) }]);
  await expect(inspectArchive(archive)).resolves.toEqual({ files: 1, bytes: MIB });
});
