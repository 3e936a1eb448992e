import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { SEARCH_ATTRIBUTES } from '../../contracts/search-attributes.js';

export interface DevServerOptions {
  readonly cli: string;
  /** Where the SQLite file is kept. */
  readonly folder: string;
  readonly port: number;
  readonly uiPort: number;
  readonly namespace: string;
}

/** The search attributes of the product, each with its type as the CLI writes it. */
export const SEARCH_ATTRIBUTE_TYPES = Object.fromEntries(
  Object.entries(SEARCH_ATTRIBUTES).map(([name, type]) => [name, type === 'KEYWORD' ? 'Keyword' : 'KeywordList']),
);

/** What the engine of one machine is told beyond its defaults. */
export const DYNAMIC_CONFIG = {
  // The one shard of a development server looks for transfer tasks this often a second; 20, the default, costs 60 ms a step.
  'history.transferProcessorMaxPollRPS': 200,
  // Closed workflows stay in this cache for an hour; with room for 128,000, the default, it grows for as long.
  'history.hostLevelCacheMaxSize': 4096,
  'matching.numTaskqueueReadPartitions': 1,
  'matching.numTaskqueueWritePartitions': 1,
};

/** The command line of a Temporal development server that keeps its state in `folder`. */
export function devServerCommand(options: DevServerOptions): readonly [string, ...string[]] {
  mkdirSync(options.folder, { recursive: true });
  const pairs = (flag: string, values: object) =>
    Object.entries(values).flatMap(([key, value]) => [flag, `${key}=${value}`]);
  return [
    options.cli,
    ...['server', 'start-dev', '--log-level', 'warn', '--ip', '127.0.0.1'],
    ...['--port', String(options.port), '--ui-port', String(options.uiPort), '--namespace', options.namespace],
    ...['--db-filename', join(options.folder, 'temporal.db')],
    ...pairs('--sqlite-pragma', { journal_mode: 'WAL', synchronous: 'NORMAL' }),
    ...pairs('--dynamic-config-value', DYNAMIC_CONFIG),
    ...pairs('--search-attribute', SEARCH_ATTRIBUTE_TYPES),
  ];
}
