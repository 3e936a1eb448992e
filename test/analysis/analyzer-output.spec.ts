import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Processes from '../../activities/analysis/processes/analysis-processes.js';
import { copyBuild } from '../rig/copy-build.js';
import { temporaryFolder } from './support/temporary-folders.js';
import { writeTree } from './support/write-tree.js';

/** An analyzer that prints, by every way there is, and says in its report how often it was asked. */
const CHATTY = `
import { writeSync } from 'node:fs';
let times = 0;
export default {
  name: 'chatty',
  async analyze(tree, progress) {
    times += 1;
    console.log('said ' + times);
    console.error('complained ' + times);
    process.stdout.write('two\\nlines and an open end ' + times);
    writeSync(2, 'past the streams ' + times + '\\n\\n');
    return { analyzer: 'chatty', files: times, tools: [], rules: [], findings: [], unread: [] };
  },
};`;
const CRASHING = `
export default {
  name: 'crashing',
  analyze() {
    console.error('the last word');
    process.abort();
  },
};`;

const build = copyBuild(temporaryFolder());
for (const [name, text] of Object.entries({ chatty: CHATTY, crashing: CRASHING }))
  writeFileSync(join(build, `dist/activities/analysis/analyzers/${name}.analyzer.js`), text);
const module = pathToFileURL(join(build, 'dist/activities/analysis/processes/analysis-processes.js')).href;
const { AnalysisProcesses } = (await import(module)) as typeof Processes;

const root = writeTree({ 'index.js': 'export const one = 1;\n' });
const processes = new AnalysisProcesses({ roots: [], git: { schemes: [], hosts: [] }, scratchFolder: build });
afterAll(() => processes.onModuleDestroy());

async function analyze(analyzer: string) {
  const lines: string[] = [];
  const listener = {
    progress: () => undefined,
    log: (level: string, line: string) => lines.push(`${level}: ${line}`),
  };
  const report = await processes
    .run(analyzer, root, new AbortController().signal, listener)
    .catch((error: Error) => error);
  return { report, lines: lines.sort() };
}

test('what an analyzer prints are lines of its own subtask, whoever used the process before', async () => {
  for (const times of [1, 2, 3]) {
    const { report, lines } = await analyze('chatty');
    expect(report).toMatchObject({ files: times });
    expect(lines).toEqual([
      `info: lines and an open end ${times}`,
      `info: said ${times}`,
      'info: two',
      `warn: complained ${times}`,
      `warn: past the streams ${times}`,
    ]);
  }
  expect(processes.count).toBe(1);
});

test('an analyzer that takes its process down fails alone, by a name that may be tried again, and its last word is kept', async () => {
  const { report, lines } = await analyze('crashing');
  expect(report).toMatchObject({ name: 'AnalyzerCrashed', message: expect.stringContaining('SIGABRT') as string });
  expect(lines).toContain('warn: the last word');
  expect((await analyze('chatty')).report).toMatchObject({ files: 1 });
});
