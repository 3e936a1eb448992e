import { addClones } from '../../activities/analysis/performance/add-clones.js';
import { performanceFileTools } from '../../activities/analysis/performance/file-tools.js';
import { ReportBuilder } from '../../activities/analysis/report/report-builder.js';
import { listFiles } from '../../activities/analysis/source/list-files.js';
import { TimeLimit } from '../../activities/analysis/time-limit.js';
import { runTools, type Tools } from '../../activities/analysis/tools/run-tools.js';
import { cpuMilliseconds } from '../machine/process-table.js';
import type { ToolAlone } from './tools-alone.js';

/*
 * node one-tool.js ANALYZER             prints the names of its tools as JSON
 * node one-tool.js ANALYZER TOOL ROOT   runs one of them over a tree, alone in this process, and prints its figures
 */
const CLONES = 'jscpd';
const SECONDS = 480;

const [, , analyzer = '', tool, root = ''] = process.argv;
const { files, trees } = await load();
const extra = analyzer === 'performance' ? [CLONES] : [];
if (tool === undefined) {
  const names = [...files, ...trees.map((entry) => entry.tool)].map(({ about }) => about.name);
  print([...names, ...extra]);
} else {
  const unread = await look(tool);
  const cpu = cpuMilliseconds([{ name: tool, pid: process.pid }]).get(tool) ?? 0;
  // The clock of a process begins with it.
  print({ analyzer, tool, wallSeconds: performance.now() / 1000, cpuSeconds: cpu / 1000, unread } satisfies ToolAlone);
}

async function look(name: string): Promise<readonly string[]> {
  const tree = listFiles(root);
  const one = {
    files: files.filter(({ about }) => about.name === name),
    trees: trees.filter((entry) => entry.tool.about.name === name),
  };
  const report = new ReportBuilder([]);
  if (name === CLONES) await addClones(tree, report, new TimeLimit(SECONDS), () => undefined);
  const ran = await runTools(analyzer, tree, one, () => undefined, { timeLimitSeconds: SECONDS });
  return [...report.build(analyzer).unread, ...ran.unread]
    .filter(({ file }) => file === '.')
    .map(({ reason }) => reason);
}

async function load(): Promise<Tools> {
  if (analyzer === 'performance') return { files: performanceFileTools(() => undefined), trees: [] };
  const address = new URL(`../../activities/analysis/analyzers/${analyzer}.analyzer.js`, import.meta.url);
  return ((await import(address.href)) as { readonly loadTools: () => Promise<Tools> }).loadTools();
}

function print(value: unknown): void {
  process.stdout.write(JSON.stringify(value));
}
