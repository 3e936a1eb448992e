import { DefaultLogger, Runtime } from '@temporalio/worker';

/** Standard output is for the outcome: the SDK's own log of a failed replay goes nowhere, its error tells the same. */
export function quietenRuntime() {
  Runtime.install({
    logger: new DefaultLogger('ERROR', () => undefined),
    telemetryOptions: { logging: { forward: {}, filter: { core: 'ERROR', other: 'ERROR' } } },
  });
}
