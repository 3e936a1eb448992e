/** Runs `body` once at the first Ctrl-C or SIGTERM and ends the process with 130. Returns the function that forgets it. */
export function onInterrupt(body: () => Promise<unknown>): () => void {
  let heard = false;
  const interrupt = (): void => {
    if (heard) return;
    heard = true;
    void body()
      .catch((error: unknown) => console.error(String(error)))
      .finally(() => process.exit(130));
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  return () => {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  };
}
