/** The benchmark was asked to end. What it had started is ended, and no report is written. */
export class Interrupted extends Error {
  constructor() {
    super('Interrupted: what was started is ended, and no report is written.');
  }
}

/** Aborted by the first SIGINT or SIGTERM from now on; a second one ends the process at once. */
export function interruptSignal(): AbortSignal {
  const controller = new AbortController();
  const interrupt = (signal: NodeJS.Signals): void => {
    console.error(`\n${signal}: stopping the stack that runs.`);
    controller.abort();
  };
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  return controller.signal;
}
