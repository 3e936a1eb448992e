import { join } from 'node:path';
import { NAMESPACE } from './shared.js';

/** The development server as Millrace's own, copied and frozen: see shared.ts. `folder` holds its SQLite file. */
export function engineCommand(cli: string, folder: string, ports: { port: number; uiPort: number }): readonly string[] {
  return [
    cli,
    ...['server', 'start-dev', '--log-level', 'warn', '--ip', '127.0.0.1', '--namespace', NAMESPACE],
    ...['--port', String(ports.port), '--ui-port', String(ports.uiPort)],
    ...['--db-filename', join(folder, 'temporal.db')],
    ...['--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=NORMAL'],
    ...['--dynamic-config-value', 'history.transferProcessorMaxPollRPS=200'],
    ...['--dynamic-config-value', 'matching.numTaskqueueReadPartitions=1'],
    ...['--dynamic-config-value', 'matching.numTaskqueueWritePartitions=1'],
  ];
}
