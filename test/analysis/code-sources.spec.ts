import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CodeSource } from '../../contracts/analysis/code-analysis.contract.js';
import { analysisRig } from './support/analysis-rig.js';
import { makeTar } from './support/make-tar.js';
import { makeZip } from './support/make-zip.js';
import { writeTree } from './support/write-tree.js';

const root = writeTree({
  'code/a.js': 'eval(x);\n',
  'code/b.bin.js': Buffer.from([1, 0, 2]),
  'code/c.js': `x = '${'a'.repeat(1_100_000)}';\n`,
  'code/d.min.js': 'eval(x)',
});
const outside = writeTree({ 'secret.js': 'eval(x);\n' });
symlinkSync(outside, join(root, 'way-out'));
symlinkSync(join(outside, 'secret.js'), join(root, 'code/link.js'));
const rig = analysisRig({ roots: [root] });
const about = { tenant: 'default', media_type: 'application/gzip', task_id: null };
const put = async (bytes: Buffer): Promise<CodeSource> => ({
  artifact_id: (await rig.artifacts.put(bytes, about)).artifact_id,
});
const scratch = () => readdirSync(rig.settings.scratchFolder);

it.each([
  ['outside of the roots', outside],
  ['that climbs out of the roots', `${root}/../..`],
  ['that leads out by a link', join(root, 'way-out')],
  ['that is not there', join(root, 'nowhere')],
  ['that is a file', join(root, 'code/a.js')],
  ['that is not absolute', 'code'],
])('refuses a path %s', async (_what, path) => {
  await expect(rig.analyze('security', { path })).rejects.toMatchObject({ name: 'InvalidSource' });
});

it('says what to set when a path is outside of the roots', async () => {
  await expect(rig.analyze('security', { path: outside })).rejects.toThrow(/Set ANALYSIS_ROOTS/);
});

it('refuses every path when no roots are set', async () => {
  await expect(analysisRig().analyze('security', { path: root })).rejects.toThrow(/Set ANALYSIS_ROOTS/);
});

it('follows no link below the root, and names what it left out', async () => {
  const report = await rig.analyze('security', { path: join(root, 'code') });
  expect(report.unread).toEqual([
    { file: 'b.bin.js', reason: 'not a text file' },
    { file: 'c.js', reason: 'larger than 1 MiB' },
    { file: 'd.min.js', reason: 'minified' },
    { file: 'link.js', reason: 'a symbolic link or special file, not followed' },
  ]);
});

it.each([
  ['tar.gz', await makeTar([{ name: 'a.js', bytes: 'eval(x);\n' }])],
  ['zip', makeZip([{ name: 'a.js', bytes: 'eval(x);\n' }])],
])('analyzes a %s and leaves nothing of it on disk', async (_format, archive) => {
  const report = await rig.analyze('security', await put(archive));
  expect(report.findings.map(({ file }) => file)).toEqual(['a.js']);
  expect(scratch()).toEqual([]);
});

it('leaves nothing on disk of an unsafe archive', async () => {
  const archive = await put(
    await makeTar([
      { name: 'a.js', bytes: 'x' },
      { name: '../b.js', bytes: 'x' },
    ]),
  );
  await expect(rig.analyze('security', archive)).rejects.toMatchObject({ name: 'UnsafeArchive' });
  expect(scratch()).toEqual([]);
});

it('passes on that an artifact is gone', async () => {
  await expect(rig.analyze('security', { artifact_id: 'unknown' })).rejects.toMatchObject({ name: 'ArtifactNotFound' });
});

it('unpacks an archive once for analyzers that run at the same time', async () => {
  const source = (await put(await makeTar([{ name: 'a.js', bytes: 'eval(x);\n' }]))) as { artifact_id: string };
  const { signal } = new AbortController();
  const [first, second] = await Promise.all([rig.sources.borrow(source, signal), rig.sources.borrow(source, signal)]);
  expect(second.folder).toBe(first.folder);
  await first.release();
  expect(scratch()).toHaveLength(1);
  await second.release();
  expect(scratch()).toEqual([]);
});

it('keeps unpacking for one analyzer when the other is cancelled', async () => {
  const source = await put(await makeTar([{ name: 'a.js', bytes: 'eval(x);\n' }]));
  const abort = new AbortController();
  const cancelled = rig.sources.borrow(source, abort.signal);
  const kept = rig.sources.borrow(source, new AbortController().signal);
  abort.abort();
  await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
  const { folder, release } = await kept;
  expect(readdirSync(folder)).toEqual(['a.js']);
  await release();
});

it('sweeps what killed processes left behind, and only that', async () => {
  const { settings, sources } = analysisRig();
  const alive = `source-${process.ppid}-abc-1`;
  for (const name of [
    'source-999999999-abc-1',
    `source-${process.pid}-earlier-1`,
    '.source-999999999-abc-2.x',
    alive,
    'notes',
  ]) {
    mkdirSync(join(settings.scratchFolder, name));
  }
  await sources.onModuleInit();
  expect(readdirSync(settings.scratchFolder).sort()).toEqual(['notes', alive]);
});

it('analyzes the build output when there is nothing else', async () => {
  const built = writeTree({ 'dist/a.js': 'eval(x);\n' });
  const report = await analysisRig({ roots: [dirname(built)] }).analyze('security', { path: built });
  expect(report.files).toBe(1);
});

it('does not take a folder of TypeScript for build output because of its name', async () => {
  const tree = writeTree({ 'scripts/build/bundle.ts': 'export const f = (x: string) => eval(x);\n', 'a.js': 'x();\n' });
  const report = await analysisRig({ roots: [tree] }).analyze('security', { path: tree });
  expect(report.files).toBe(2);
});
