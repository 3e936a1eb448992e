import { readMachine } from './machine/machine-info.js';
import { writeReport } from './report/write-report.js';
import { exitCode, HelpWanted } from './runner/option-values.js';
import { readOptions } from './runner/options.js';
import { runRounds } from './runner/run-rounds.js';
import { FULL, QUICK } from './scenarios/sizes.js';
import { loadDotEnv } from '../src/config/boot-settings.js';

try {
  loadDotEnv();
  const options = readOptions(process.argv.slice(2));
  const machine = readMachine();
  const started = new Date();
  const sizes = options.quick ? QUICK : FULL;
  const { versions, rounds, failures } = await runRounds(options, sizes);
  const table = writeReport({ options, sizes, machine, started, versions, rounds, failures });
  console.log(`\n${table}`);
  if (failures.length > 0) process.exitCode = 1;
} catch (error) {
  if (error instanceof HelpWanted) console.log(error.message);
  else console.error((error as Error).message);
  process.exitCode = exitCode(error);
}
