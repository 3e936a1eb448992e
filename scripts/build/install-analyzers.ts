import { readSettings } from '../../src/config/settings.js';
import { installAnalyzers } from '../analyzers/install-analyzers.js';

// Prints where they are; installs them the first time.
try {
  console.log(await installAnalyzers(readSettings(process.env).home));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
