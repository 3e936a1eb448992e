import { parseArgs } from 'node:util';
import { loadDotEnv } from '../src/config/boot-settings.js';
import { Interrupted, interruptSignal } from './runner/interrupted.js';
import { exitCode, HelpWanted, wholeNumber, withUsage } from './runner/option-values.js';
import { measureTraining } from './training/measure-training.js';
import { writeTrainingReport } from './training/training-report.js';

const USAGE = `Usage: node dist/bench/train.js [options]
  --rounds N          trainings of each framework, as tasks and directly in turn (3)
  --epochs N          of each training; only 500 writes docs/training-speed.md (500)
  --port-base N       the first of five free ports in a row (21000)
  --help`;

const signal = interruptSignal();
try {
  loadDotEnv();
  const { rounds, epochs, portBase } = withUsage(USAGE, () => {
    const { values } = parseArgs({
      options: {
        rounds: { type: 'string', default: '3' },
        epochs: { type: 'string', default: '500' },
        'port-base': { type: 'string', default: '21000' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) throw new HelpWanted(USAGE);
    return {
      rounds: wholeNumber('--rounds', values.rounds, 1, 100),
      epochs: wholeNumber('--epochs', values.epochs, 1, 5000),
      portBase: wholeNumber('--port-base', values['port-base'], 1024, 65_530),
    };
  });
  console.log(`\n${writeTrainingReport(await measureTraining({ rounds, epochs, portBase }, signal))}`);
} catch (error) {
  const told = signal.aborted ? new Interrupted() : error;
  if (told instanceof HelpWanted) console.log(told.message);
  else console.error((told as Error).message);
  process.exitCode = exitCode(told);
}
