import { inspectArchive, LIMITS } from './support/archives.js';
import { makeTar } from './support/make-tar.js';
import { makeZip } from './support/make-zip.js';

const ESCAPES = {
  'a path that climbs out': '../evil.js',
  'a path that climbs out further in': 'src/../../evil.js',
  'an absolute path': '/etc/cron.d/evil',
  'a backslash': 'src\\..\\..\\evil.js',
  'a drive letter': 'C:/evil.js',
  'a name that is too long': `${'x'.repeat(300)}.js`,
  'folders that are too deep': `${'a/'.repeat(20)}evil.js`,
};

describe.each(Object.entries(ESCAPES))('an entry with %s', (_what, name) => {
  it('is refused in a tar', async () => {
    const archive = await makeTar([
      { name: 'ok.js', bytes: 'ok' },
      { name, bytes: 'x' },
    ]);
    await expect(inspectArchive(archive, { limits: LIMITS })).rejects.toMatchObject({ name: 'UnsafeArchive' });
  });

  it('is refused in a zip', async () => {
    const archive = makeZip([
      { name: 'ok.js', bytes: 'ok' },
      { name, bytes: 'x' },
    ]);
    await expect(inspectArchive(archive, { limits: LIMITS })).rejects.toMatchObject({ name: 'UnsafeArchive' });
  });
});

it('refuses a NUL byte in the name of a zip entry', async () => {
  const archive = makeZip([{ name: 'a\0b.js', bytes: 'x' }]);
  await expect(inspectArchive(archive)).rejects.toThrow(/NUL byte/);
});

it.each(['symlink', 'link', 'character-device', 'block-device', 'fifo'] as const)(
  'refuses a %s in a tar',
  async (type) => {
    const archive = await makeTar([{ name: 'passwd', type, linkname: '/etc/passwd' }]);
    await expect(inspectArchive(archive)).rejects.toMatchObject({ name: 'UnsafeArchive' });
  },
);

it.each([0o120777, 0o020666, 0o060666, 0o010666, 0o140777])('refuses a zip entry of mode %o', async (mode) => {
  const archive = makeZip([{ name: 'passwd', bytes: '/etc/passwd', mode }]);
  await expect(inspectArchive(archive)).rejects.toMatchObject({ name: 'UnsafeArchive' });
});

it('refuses a sparse file', async () => {
  const archive = await makeTar([{ name: 'sparse', bytes: 'x', pax: { 'GNU.sparse.major': '1' } }]);
  await expect(inspectArchive(archive)).rejects.toThrow(/sparse/);
});

it('refuses one path that comes twice', async () => {
  const archive = await makeTar([
    { name: 'a.js', bytes: '1' },
    { name: './a.js', bytes: '2' },
  ]);
  await expect(inspectArchive(archive)).rejects.toThrow(/"\.\/a\.js" comes twice/);
});

it('refuses two spellings of one name that Unicode holds equal', async () => {
  const archive = makeZip([
    { name: 'caf\u00e9.js', bytes: '1' },
    { name: 'cafe\u0301.js', bytes: '2' },
  ]);
  await expect(inspectArchive(archive)).rejects.toThrow(/comes twice/);
});

it('refuses a path that is a file and a folder', async () => {
  const archive = makeZip([
    { name: 'src', bytes: '1' },
    { name: 'src/a.js', bytes: '2' },
  ]);
  await expect(inspectArchive(archive)).rejects.toThrow(/both a file and a folder/);
});

it('refuses an encrypted zip', async () => {
  await expect(inspectArchive(makeZip([{ name: 'a.js', bytes: 'x', flags: 1 }]))).rejects.toThrow(/encrypted/);
});

it('says which entry is at fault and what to do', async () => {
  const archive = await makeTar([{ name: '../evil.js', bytes: 'x' }]);
  await expect(inspectArchive(archive)).rejects.toThrow(
    'The archive was refused: entry "../evil.js" climbs out of the archive with "..". Pack the project again from inside its folder, with relative names.',
  );
});
