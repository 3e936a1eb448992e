import { bootSettings, type ProcessSettings } from '../config/boot-settings.js';
import { InvalidSettings } from '../config/invalid-settings.js';
import { BrokenRegistry } from './boot-check.js';

/** Starts a process with its settings. A set-up that does not fit together ends it with status 1 and the fix, without a stack. */
export async function bootProcess(start: (settings: ProcessSettings) => Promise<void>): Promise<void> {
  try {
    await start(bootSettings());
  } catch (error) {
    const isExplained = error instanceof BrokenRegistry || error instanceof InvalidSettings;
    const text = isExplained ? error.message : describe(error);
    process.stderr.write(`${text}\n`);
    process.exit(1);
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const reason = error.cause === undefined ? '' : `\nThe reason: ${describe(error.cause)}`;
  return `${error.stack ?? error.message}${reason}`;
}
