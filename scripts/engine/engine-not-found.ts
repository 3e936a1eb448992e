/** One place that was looked at for an engine, and why it was of no use. */
export interface Attempt {
  readonly place: string;
  readonly outcome: string;
}

export class EngineNotFound extends Error {
  override readonly name = 'EngineNotFound';
  constructor(readonly attempts: readonly Attempt[]) {
    const width = Math.max(...attempts.map(({ place }) => place.length));
    const tried = attempts.map(
      ({ place, outcome }) => `  ${place.padEnd(width)}  ${outcome.replaceAll('\n', '\n    ')}`,
    );
    super(
      ['No Temporal engine could be had. Tried, in this order:', ...tried].join('\n') +
        '\nInstall Go 1.25 or newer (https://go.dev/dl) with the Go module proxy in reach and run this again, or set' +
        '\nTEMPORAL_CLI_PATH to a Temporal CLI 1.5 or newer, or TEMPORAL_ADDRESS to the host:port of a running Temporal.',
    );
  }
}
