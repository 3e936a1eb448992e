/** Ends the stack that runs when the benchmark is interrupted, then the benchmark. */
export function onInterrupt() {
  let end: (() => Promise<void>) | null = null;
  const interrupted = (signal: NodeJS.Signals): void => {
    console.error(`\n${signal}: stopping the stack that runs.`);
    void (end?.() ?? Promise.resolve()).finally(() => process.exit(130));
  };
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  return {
    ends: (how: (() => Promise<void>) | null): void => {
      end = how;
    },
    forget: (): void => {
      process.off('SIGINT', interrupted);
      process.off('SIGTERM', interrupted);
    },
  };
}
