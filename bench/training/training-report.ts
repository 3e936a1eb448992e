import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../src/config/repository-root.js';
import { formatNumber, formatSpread } from '../report/format-figure.js';
import { grid } from '../report/grid.js';
import type { FrameworkFigures, TrainingFigures } from './measure-training.js';

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
  const rows = each.map(({ framework, wallSeconds, trainingSeconds, directSeconds, ratio, accuracy }) => [
    framework,
    ...[wallSeconds, trainingSeconds, directSeconds, ratio].map(formatSpread),
    formatNumber(accuracy),
  ]);
  const targets = [...each.flatMap(judgeFramework), ...judgeTogether(together)];
  return `# Speed of model training

Written by \`make bench-training\` on ${date}, on ${machine.cores} cores (${machine.cpu}), ${formatNumber(machine.memory_mib / 1024)} GiB,
Linux ${machine.kernel}, Node.js ${machine.node}; load before the run ${machine.load_before}.

\`model_training\` of the digits, ${epochs} epochs with the parameters left out, each framework alone: from the POST to the event \`done\`,
so with the preparation of the data and the judgement of the model. Its training is the subtask alone, from the start of its attempt until
its model is stored. Beside it the same training code in the same kind of process on the same data, started without Millrace.
A figure is the median of the rounds, in brackets the least and the greatest; the accuracy is the least.

${grid([['framework', 'task [s]', 'its training [s]', 'code alone [s]', 'training by code alone', 'held-out accuracy'], ...rows])}

All four at once took ${formatNumber(together.wallSeconds)} s. The best member is right in ${formatNumber(100 * together.best)} % of the held-out rows, the ensemble in ${formatNumber(100 * together.ensemble)} %.

${grid([['', 'limit', 'measured', ''], ...targets])}
`;
}

function judgeFramework(figures: FrameworkFigures): string[][] {
  const { framework, wallSeconds, ratio, accuracy } = figures;
  return [
    atMost(`${framework}: task [s], at most`, LIMITS.each, wallSeconds.median),
    atMost(`${framework}: training by code alone, at most`, LIMITS.ratio, ratio.median),
    atLeast(`${framework}: accuracy, at least`, LIMITS.accuracy, accuracy),
  ];
}

function judgeTogether({ wallSeconds, best, ensemble }: TrainingFigures['together']): string[][] {
  return [
    atMost('all at once: task [s], at most', LIMITS.together, wallSeconds),
    atLeast('ensemble: accuracy, at least', best - LIMITS.behindBest, ensemble),
  ];
}

function atMost(what: string, limit: number, value: number): string[] {
  return [what, formatNumber(limit), formatNumber(value), judged(value <= limit)];
}

function atLeast(what: string, limit: number, value: number): string[] {
  return [what, formatNumber(limit), formatNumber(value), judged(value >= limit)];
}

function judged(reached: boolean): string {
  return reached ? 'reached' : '**not reached**';
}
