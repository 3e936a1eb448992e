import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { extractArchive } from './support/archives.js';
import { makeTar } from './support/make-tar.js';
import { makeZip } from './support/make-zip.js';
import { temporaryFolder } from './support/temporary-folders.js';

const files = [
  { name: 'package/index.js', bytes: 'export {};\n', mode: 0o4777 },
  { name: 'package/bin/run', bytes: '#!/bin/sh\n', mode: 0o755 },
];
const unsafe = [...files, { name: 'package/../../evil', bytes: 'x' }];

it.each([
  ['tar.gz', await makeTar(files)],
  ['zip', makeZip(files.map(({ name, bytes }) => ({ name, bytes, mode: 0o104777 })))],
])('writes the files of a %s', async (_format, archive) => {
  const parent = temporaryFolder();
  await extractArchive(archive, join(parent, 'tree'));
  expect(readFileSync(join(parent, 'tree/package/bin/run'), 'utf8')).toBe('#!/bin/sh\n');
});

it('gives files and folders to nobody else, whatever the archive says', async () => {
  const folder = join(temporaryFolder(), 'tree');
  await extractArchive(await makeTar(files), folder);
  const modes = ['package/index.js', 'package/bin/run', 'package'].map(
    (path) => statSync(join(folder, path)).mode & 0o7777,
  );
  expect(modes).toEqual([0o600, 0o600, 0o700]);
});

it.each([
  ['tar.gz', await makeTar(unsafe)],
  ['zip', makeZip(unsafe.map(({ name, bytes }) => ({ name, bytes })))],
  ['truncated tar.gz', (await makeTar(files)).subarray(0, 100)],
])('leaves nothing on disk of a refused %s', async (_what, archive) => {
  const parent = temporaryFolder();
  await expect(extractArchive(archive, join(parent, 'tree'))).rejects.toThrow();
  expect(readdirSync(parent)).toEqual([]);
});

it('leaves nothing on disk of a refused zip that came as a stream', async () => {
  const parent = temporaryFolder();
  const stream = Readable.from([makeZip(unsafe.map(({ name, bytes }) => ({ name, bytes })))]);
  await expect(extractArchive(stream, join(parent, 'tree'))).rejects.toMatchObject({ name: 'UnsafeArchive' });
  expect(readdirSync(parent)).toEqual([]);
});

it('leaves nothing on disk when it is aborted', async () => {
  const parent = temporaryFolder();
  const abort = new AbortController();
  const archive = await makeTar(files);
  const source = async function* () {
    yield archive;
    abort.abort();
  };
  await expect(extractArchive(source(), join(parent, 'tree'), { signal: abort.signal })).rejects.toThrow(/aborted/);
  expect(readdirSync(parent)).toEqual([]);
});
