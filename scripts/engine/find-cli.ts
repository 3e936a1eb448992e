import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../../src/config/settings.js';
import { ProgressLine } from '../terminal/progress-line.js';
import { buildCli } from './build-cli.js';
import { checkCli } from './check-cli.js';
import { downloadCli } from './download-cli.js';
import { type Attempt, EngineNotFound } from './engine-not-found.js';
import { installCli } from './install-cli.js';
import { readTemporalRelease } from './temporal-release.js';

type Wanted = Pick<Settings, 'home' | 'temporalCliPath' | 'temporalDownloadUrl'>;

/** A place a CLI may come from. `bring` throws, saying why, unless the CLI at `path` runs afterwards. */
interface Source {
  readonly place: string;
  readonly path: string;
  bring(): Promise<void>;
}

/**
 * A Temporal CLI that runs: the one of TEMPORAL_CLI_PATH, on PATH, cached, downloaded, or built, in this order. One that was
 * asked for by TEMPORAL_CLI_PATH and does not run is an error, not a reason to look further. Throws EngineNotFound.
 */
export function findCli(wanted: Wanted): Promise<string> {
  return firstOf([...sourcesHere(wanted), ...sourcesElsewhere(wanted)]);
}

/** As findCli, among those that need neither network nor minutes. */
export function findCliHere(wanted: Wanted): Promise<string> {
  return firstOf(sourcesHere(wanted));
}

async function firstOf(sources: readonly Source[]): Promise<string> {
  const attempts: Attempt[] = [{ place: 'TEMPORAL_ADDRESS', outcome: 'not set' }];
  for (const source of sources) {
    try {
      await source.bring();
      return source.path;
    } catch (error) {
      attempts.push({ place: source.place, outcome: (error as Error).message });
    }
  }
  throw new EngineNotFound(attempts);
}

function sourcesHere({ home, temporalCliPath: explicit }: Wanted): readonly Source[] {
  if (explicit !== undefined) return [{ place: 'TEMPORAL_CLI_PATH', path: explicit, bring: () => checkCli(explicit) }];
  const cached = cachedCli(home);
  return [
    { place: 'TEMPORAL_CLI_PATH', path: '', bring: () => Promise.reject(new Error('not set')) },
    { place: 'temporal on PATH', path: 'temporal', bring: () => checkCli('temporal') },
    { place: cached, path: cached, bring: () => checkCached(cached) },
  ];
}

function sourcesElsewhere({ home, temporalCliPath, temporalDownloadUrl }: Wanted): readonly Source[] {
  if (temporalCliPath !== undefined) return [];
  const release = readTemporalRelease();
  const path = cachedCli(home);
  return [
    {
      place: 'download',
      path,
      bring: () => installCli(path, (target) => downloadCli(release, temporalDownloadUrl, target)),
    },
    {
      place: 'Go build',
      path,
      async bring() {
        const line = new ProgressLine(`Building the Temporal CLI ${release.version}, once`);
        await installCli(path, (target) => buildCli(release, target, line));
        line.end('done');
      },
    },
  ];
}

function cachedCli(home: string): string {
  return join(home, 'bin', 'temporal');
}

async function checkCached(path: string): Promise<void> {
  if (!existsSync(path)) throw new Error('not there yet');
  await checkCli(path);
}
