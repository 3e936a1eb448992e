import { parseArgs } from 'node:util';
import { loadDotEnv } from '../src/config/boot-settings.js';
import { writeAnalysisReport } from './analysis/analysis-report.js';
import { measureAnalysis } from './analysis/measure-analysis.js';
import { Interrupted, interruptSignal } from './runner/interrupted.js';
import { exitCode, HelpWanted, wholeNumber, withUsage } from './runner/option-values.js';

const USAGE = `Usage: node dist/bench/analyze.js [options]
  --files N           size of the analyzed tree; only 1000 writes docs/analysis-speed.md (1000)
  --port-base N       the first of five free ports in a row (21000)
  --help`;

const signal = interruptSignal();
try {
  loadDotEnv();
  const { files, portBase } = withUsage(USAGE, () => {
    const { values } = parseArgs({
      options: {
        files: { type: 'string', default: '1000' },
        'port-base': { type: 'string', default: '21000' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) throw new HelpWanted(USAGE);
    return {
      files: wholeNumber('--files', values.files, 20, 1000),
      portBase: wholeNumber('--port-base', values['port-base'], 1024, 65_530),
    };
  });
  console.log(`\n${writeAnalysisReport(await measureAnalysis(files, portBase, signal))}`);
} catch (error) {
  const told = signal.aborted ? new Interrupted() : error;
  if (told instanceof HelpWanted) console.log(told.message);
  else console.error((told as Error).message);
  process.exitCode = exitCode(told);
}
