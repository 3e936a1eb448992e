import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../src/config/repository-root.js';
import { formatNumber } from '../report/format-figure.js';
import { grid } from '../report/grid.js';
import type { TrainingFigures } from './measure-training.js';

/** The trainings whose figures may stand in the docs. */
const DOCUMENTED_EPOCHS = 500;
const LIMITS = { each: 180, together: 600, ratio: 1.05, accuracy: 0.95, behindBest: 0.005 };

/** Writes the figures into bench/results, and those of 500 epochs as docs/training-speed.md. Returns the Markdown. */
export function writeTrainingReport(figures: TrainingFigures): string {
  const text = describe(figures);
  const folder = join(repositoryRoot(), 'bench', 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'training.json'), `${JSON.stringify(figures, null, 2)}\n`);
  if (figures.epochs === DOCUMENTED_EPOCHS) writeFileSync(join(repositoryRoot(), 'docs', 'training-speed.md'), text);
  return text;
}

function describe({ date, machine, epochs, each, together }: TrainingFigures): string {
  const judged = (reached: boolean) => (reached ? 'reached' : '**not reached**');
  const rows = each.map(({ framework, wallSeconds, directSeconds, accuracy }) => [
    framework,
    ...[wallSeconds, directSeconds, wallSeconds / directSeconds, accuracy].map(formatNumber),
  ]);
  const targets: [string, number, number, boolean][] = each.flatMap(
    ({ framework, wallSeconds, directSeconds, accuracy }) => [
      [`${framework}: wall [s], at most`, LIMITS.each, wallSeconds, wallSeconds <= LIMITS.each],
      [
        `${framework}: wall by the code alone, at most`,
        LIMITS.ratio,
        wallSeconds / directSeconds,
        wallSeconds / directSeconds <= LIMITS.ratio,
      ],
      [`${framework}: accuracy, at least`, LIMITS.accuracy, accuracy, accuracy >= LIMITS.accuracy],
    ],
  );
  const { best, ensemble } = together;
  targets.push([
    'all at once: wall [s], at most',
    LIMITS.together,
    together.wallSeconds,
    together.wallSeconds <= LIMITS.together,
  ]);
  targets.push([
    'ensemble: accuracy, at least',
    best - LIMITS.behindBest,
    ensemble,
    ensemble >= best - LIMITS.behindBest,
  ]);
  return `# Speed of model training

Written by \`make bench-training\` on ${date}, on ${machine.cores} cores (${machine.cpu}), ${formatNumber(machine.memory_mib / 1024)} GiB,
Linux ${machine.kernel}, Node.js ${machine.node}; load before the run ${machine.load_before}.

\`model_training\` of the digits, ${epochs} epochs with the parameters left out, each framework alone: from the POST to the event \`done\`,
so with the preparation of the data, the stored files and the judgement. Beside it the same training code in the same kind of process
on the same data, started without Millrace.

${grid([['framework', 'task [s]', 'code alone [s]', 'ratio', 'held-out accuracy'], ...rows])}

All four at once took ${formatNumber(together.wallSeconds)} s. The best member is right in ${formatNumber(100 * best)} % of the held-out rows, the ensemble in ${formatNumber(100 * ensemble)} %.

${grid([['', 'limit', 'measured', ''], ...targets.map(([what, limit, value, reached]) => [what, formatNumber(limit), formatNumber(value), judged(reached)])])}
`;
}
