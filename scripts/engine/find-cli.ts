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
export async function findCli(wanted: Wanted): Promise<string> {
  const explicit = wanted.temporalCliPath;
  const attempts: Attempt[] = [{ place: 'TEMPORAL_ADDRESS', outcome: 'not set' }];
  if (explicit === undefined) attempts.push({ place: 'TEMPORAL_CLI_PATH', outcome: 'not set' });
  const sources =
    explicit === undefined
      ? usualSources(wanted)
      : [{ place: `TEMPORAL_CLI_PATH=${explicit}`, path: explicit, bring: () => checkCli(explicit) }];
  for (const { place, path, bring } of sources) {
    try {
      await bring();
      return path;
    } catch (error) {
      attempts.push({ place, outcome: (error as Error).message });
    }
  }
  throw new EngineNotFound(attempts);
}

function usualSources(wanted: Wanted): readonly Source[] {
  const release = readTemporalRelease();
  const cached = join(wanted.home, 'bin', 'temporal');
  return [
    { place: 'temporal on PATH', path: 'temporal', bring: () => checkCli('temporal') },
    { place: cached, path: cached, bring: () => checkCached(cached) },
    {
      place: 'download',
      path: cached,
      bring: () => installCli(cached, (target) => downloadCli(release, wanted.temporalDownloadUrl, target)),
    },
    {
      place: 'Go build',
      path: cached,
      async bring() {
        const line = new ProgressLine(`Building the Temporal CLI ${release.version}, once`);
        await installCli(cached, (target) => buildCli(release, target, line));
        line.end('done');
      },
    },
  ];
}

async function checkCached(path: string): Promise<void> {
  if (!existsSync(path)) throw new Error('not there yet');
  await checkCli(path);
}
