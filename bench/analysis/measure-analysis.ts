import { delimiter, join } from 'node:path';
import { readSettings } from '../../src/config/settings.js';
import { type MachineInfo, readMachine } from '../machine/machine-info.js';
import { clear, makePlace } from '../runner/stack-place.js';
import { benchFolder } from '../stacks/bench-folder.js';
import { millrace, NO_SERVERS, startMillrace } from '../stacks/millrace.stack.js';
import { type AnalysisRun, analyzeOnce } from './analyze-once.js';
import { runToolsAlone, type ToolAlone } from './tools-alone.js';
import { type BenchTree, writeTree } from './write-tree.js';

export interface AnalysisFigures {
  readonly date: string;
  readonly machine: MachineInfo;
  readonly tree: BenchTree;
  readonly together: AnalysisRun;
  readonly each: readonly AnalysisRun[];
  readonly tools: readonly ToolAlone[];
}

/** The analyzers that need nothing but the tree. */
const ANALYZERS = ['security', 'static', 'performance'];
/** As many subtasks at once as there are analyzers; the processes that analyze are as many as cores. */
const SLOTS = ANALYZERS.length;

/** Analyzes a tree of `files` files with a stack of its own: all analyzers, each alone, each tool alone. */
export async function measureAnalysis(files: number, portBase: number, signal: AbortSignal): Promise<AnalysisFigures> {
  const machine = readMachine();
  const analyzers = join(readSettings(process.env).home, 'analyzers');
  const path = [join(analyzers, 'bin'), process.env['PATH'] ?? ''].join(delimiter);
  const tree = writeTree(join(benchFolder(), 'analysis-tree'), files, analyzers);
  const place = await makePlace({ stack: millrace, slots: SLOTS, portBase });
  const stack = await startMillrace(place, { ...NO_SERVERS, ANALYSIS_ROOTS: tree.root, PATH: path });
  const runs: AnalysisRun[] = [];
  try {
    for (const asked of [ANALYZERS, ...ANALYZERS.map((one) => [one])]) {
      signal.throwIfAborted();
      console.log(`analyzing ${tree.files} files: ${asked.join(', ')}`);
      runs.push(await analyzeOnce(stack.origin, place.folder, tree.root, asked));
    }
  } finally {
    await stack.stop();
    clear(place.folder);
  }
  const tools: ToolAlone[] = [];
  for await (const alone of runToolsAlone(ANALYZERS, tree.root, path, signal)) {
    console.log(`alone: ${alone.tool} of ${alone.analyzer}, ${alone.wallSeconds.toFixed(1)} s`);
    tools.push(alone);
  }
  const [together, ...each] = runs as [AnalysisRun, ...AnalysisRun[]];
  return { date: new Date().toISOString().slice(0, 10), machine, tree, together, each, tools };
}
