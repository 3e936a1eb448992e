import { readChaosOptions } from './chaos/options.js';
import { writeChaosReport } from './chaos/report.js';
import { runTrials } from './chaos/run-trials.js';
import { readMachine } from './machine/machine-info.js';
import { exitCode, HelpWanted } from './runner/option-values.js';
import { loadDotEnv } from '../src/config/boot-settings.js';

/** Kills parts of Millrace and of its peers in the middle of work, and counts what became of the tasks. */
try {
  loadDotEnv();
  const options = readChaosOptions(process.argv.slice(2));
  const machine = readMachine();
  const started = new Date();
  const data = { options, machine, started, ...(await runTrials(options)) };
  console.log(`\n${writeChaosReport(data)}`);
  if (data.trials.some((trial) => 'failure' in trial)) process.exitCode = 1;
} catch (error) {
  if (error instanceof HelpWanted) console.log(error.message);
  else console.error((error as Error).message);
  process.exitCode = exitCode(error);
}
