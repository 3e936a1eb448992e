import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../src/config/repository-root.js';
import { formatNumber } from '../report/format-figure.js';
import { grid } from '../report/grid.js';
import type { AnalysisFigures } from './measure-analysis.js';

/** The tree whose figures may stand in the docs. */
const DOCUMENTED_FILES = 1000;
const TARGETS = { seconds: 30, ratio: 1.3, silence: 1 };

/** Writes the figures into bench/results, and those of 1,000 files as docs/analysis-speed.md. Returns the Markdown. */
export function writeAnalysisReport(figures: AnalysisFigures): string {
  const text = describe(figures);
  const folder = join(repositoryRoot(), 'bench', 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'analysis.json'), `${JSON.stringify(figures, null, 2)}\n`);
  if (figures.tree.files === DOCUMENTED_FILES) writeFileSync(join(repositoryRoot(), 'docs', 'analysis-speed.md'), text);
  return text;
}

function describe({ date, machine, tree, together, each, tools }: AnalysisFigures): string {
  const slowest = Math.max(...tools.map(({ wallSeconds }) => wallSeconds));
  const cpu = tools.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0);
  const judged = (reached: boolean) => (reached ? 'reached' : '**not reached**');
  const runs = [...(each.length > 0 ? [together, ...each] : [together])].map((run) => [
    run.analyzers.join(', '),
    ...[run.wallSeconds, run.cpuSeconds, run.peakOfOneMib, run.peakOfAllMib, run.longestSilenceSeconds].map(
      formatNumber,
    ),
  ]);
  const alone = tools.map(({ analyzer, tool, wallSeconds, cpuSeconds }) => [
    `${tool} (${analyzer})`,
    ...[wallSeconds, cpuSeconds].map(formatNumber),
  ]);
  const targets = [
    ['wall, all analyzers [s]', TARGETS.seconds, together.wallSeconds],
    ['wall by the slowest tool alone', TARGETS.ratio, together.wallSeconds / slowest],
    ['longest silence between events [s]', TARGETS.silence, together.longestSilenceSeconds],
  ] as const;
  const gaps = [...together.unread, ...together.notInstalled.map((name) => `${name} is not installed`)];
  return `# Speed of code analysis

Written by \`make bench-analysis\` on ${date}, on ${machine.cores} cores (${machine.cpu}), ${formatNumber(machine.memory_mib / 1024)} GiB,
Linux ${machine.kernel}, Node.js ${machine.node}; load before the run ${machine.load_before}. Load of others slows every figure but CPU.

The tree: ${tree.files} files of JavaScript, TypeScript and Python, ${formatNumber(tree.lines)} lines, ${formatNumber(tree.bytes / 1024 / 1024)} MiB,
taken from published packages at the versions of the lock files. Every tool that needs nothing but the tree is there.

${grid([['', 'limit', 'measured', ''], ...targets.map(([what, limit, value]) => [what, String(limit), formatNumber(value), judged(value <= limit)])])}

## Analyzers

Together, then each alone, through the API of a stack. Memory is the highest sum of PSS seen, of one analyzer's process with the tools it
starts, and of all of them; JavaScript heaps end at \`ANALYZER_MEMORY_MB\`.

${grid([['analyzers', 'wall [s]', 'CPU [s]', 'peak of one [MiB]', 'peak of all [MiB]', 'longest silence [s]'], ...runs])}
${gaps.length === 0 ? '' : `\nNot seen in the first: ${gaps.join('; ')}.\n`}
## Tools

Each alone in a process of its own, its start included: ${formatNumber(cpu)} s of CPU in all, so ${formatNumber(cpu / machine.cores)} s is the least that
${machine.cores} cores can take.

${grid([['tool', 'wall [s]', 'CPU [s]'], ...alone])}
`;
}
