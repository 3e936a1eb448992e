import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type * as Processes from '../../activities/analysis/processes/analysis-processes.js';
import { copyBuild } from '../rig/copy-build.js';
import { temporaryFolder } from './support/temporary-folders.js';
import { writeTree } from './support/write-tree.js';

const GO = join(temporaryFolder(), 'go');
/** It leaves its process no moment, as a compiler over one large file, until the file GO is there. */
const BUSY = `
import { existsSync } from 'node:fs';
export default {
  name: 'busy',
  async analyze(tree, progress) {
    progress(30, '1/2 files');
    progress(40, 'compiler: project 1/1');
    const pause = new Int32Array(new SharedArrayBuffer(4));
    while (!existsSync(${JSON.stringify(GO)})) Atomics.wait(pause, 0, 0, 20);
    return { analyzer: 'busy', files: 1, tools: [], rules: [], findings: [], unread: [] };
  },
};`;

const build = copyBuild(temporaryFolder());
writeFileSync(join(build, 'dist/activities/analysis/analyzers/busy.analyzer.js'), BUSY);
const module = pathToFileURL(join(build, 'dist/activities/analysis/processes/analysis-processes.js')).href;
const { AnalysisProcesses } = (await import(module)) as typeof Processes;

const processes = new AnalysisProcesses({ roots: [], git: { schemes: [], hosts: [] }, scratchFolder: build });
afterAll(() => processes.onModuleDestroy());

it('goes on telling what an analyzer works on, and for how long, while the analyzer has no moment to', async () => {
  const said: string[] = [];
  const listener = {
    progress: (percent: number, message: string) => void said.push(`${percent} ${message}`),
    log() {},
  };
  const root = writeTree({ 'index.js': 'export const one = 1;\n' });
  const report = processes.run('busy', root, new AbortController().signal, listener);
  while (said.filter((one) => /^40 compiler: project 1\/1, \d+ s$/.test(one)).length < 3) await sleep(50);
  writeFileSync(GO, '');
  expect((await report).files).toBe(1);
});
