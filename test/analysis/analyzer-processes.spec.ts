import { analysisRig } from './support/analysis-rig.js';
import { writeTree } from './support/write-tree.js';

const small = writeTree({ 'a.js': 'eval(x);\n' });
// One mebibyte of brackets becomes half a million syntax nodes.
const bomb = writeTree({ 'a.js': `x = [\n${'[],[],[],[],[],[],\n'.repeat(55_000)}];\n` });
// A regular expression that keeps the rules busy is not to be had on purpose; thousands of lines are.
const busy = Object.fromEntries(
  Array.from({ length: 400 }, (_, n) => [
    `src/${n}.ts`,
    'export const add = (a: number, b: number) => [a, b][a + b];\n'.replaceAll('add', `add${n}`).repeat(300),
  ]),
);
const root = writeTree(busy);

it('kills the process in mid-analysis when it is aborted', async () => {
  const { analyze, processes, said } = analysisRig({ roots: [root] });
  const abort = new AbortController();
  const analysis = analyze('static', { path: root }, abort.signal);
  await until(() => said.some(({ message }) => /^[1-9]\d*\/400 files$/.test(message)));
  abort.abort();
  await expect(analysis).rejects.toMatchObject({ name: 'AbortError' });
  expect(processes.count).toBe(0);
});

it('starts no process when it is aborted before', async () => {
  const { analyze, processes } = analysisRig({ roots: [root] });
  await expect(analyze('static', { path: root }, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  expect(processes.count).toBe(0);
});

it('runs what waited behind aborted analyses', async () => {
  const { analyze, said } = analysisRig({ roots: [root, small] });
  const abort = new AbortController();
  const aborted = Array.from({ length: 16 }, () => analyze('static', { path: root }, abort.signal));
  const waiting = analyze('security', { path: small });
  await until(() => said.length > 16);
  abort.abort();
  await Promise.allSettled(aborted);
  await expect(waiting).resolves.toMatchObject({ files: 1 });
});

it('fails the analysis, not the worker, when its process needs too much memory', async () => {
  const { analyze } = analysisRig({ roots: [bomb], analyzerMemoryMb: 120 });
  await expect(analyze('security', { path: bomb })).rejects.toMatchObject({
    name: 'AnalyzerOutOfMemory',
    message: expect.stringContaining('Analyze a smaller folder') as string,
  });
});

it('analyzes again after a process ran out of memory', async () => {
  const { analyze } = analysisRig({ roots: [bomb, small], analyzerMemoryMb: 120 });
  await analyze('security', { path: bomb }).catch(() => undefined);
  await expect(analyze('security', { path: small })).resolves.toMatchObject({ files: 1 });
});

it('leaves no process behind when the worker shuts down', async () => {
  const { analyze, processes } = analysisRig({ roots: [small] });
  await analyze('security', { path: small });
  await processes.onModuleDestroy();
  expect(processes.count).toBe(0);
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}
