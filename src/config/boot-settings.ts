import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidSettings } from './invalid-settings.js';
import { repositoryRoot } from './repository-root.js';
import { type Environment, readSettings, type Settings } from './settings.js';

/** What a process of the product runs with: both addresses are known. */
export interface ProcessSettings extends Settings {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
}

/** Adds the variables of `.env` in the repository to the environment; those already set win. */
export function loadDotEnv(): void {
  const file = join(repositoryRoot(), '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}

/** The settings of this process, once, at its start. A variable that cannot be used ends it with status 1 and the fix. */
export function bootSettings(): ProcessSettings {
  try {
    loadDotEnv();
    return readProcessSettings(process.env);
  } catch (error) {
    if (!(error instanceof InvalidSettings)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

/** As readSettings, with the addresses of the running stack where the environment names none. Throws InvalidSettings. */
export function readProcessSettings(env: Environment): ProcessSettings {
  const settings = readSettings(env);
  const databaseUrl = settings.databaseUrl ?? recordedDatabaseUrl(settings.home);
  if (databaseUrl === null) {
    const expected = 'the URL of a PostgreSQL database, as no stack was started here';
    const fix = 'Run "make start", or set DATABASE_URL=postgresql://user@host:5432/millrace.';
    throw new InvalidSettings([{ variable: 'DATABASE_URL', value: '', expected, fix }]);
  }
  return {
    ...settings,
    databaseUrl,
    temporalAddress: settings.temporalAddress ?? `127.0.0.1:${settings.temporalPort}`,
  };
}

/** The embedded PostgreSQL has a password of its own, so its URL is written beside it, readable by its owner only. */
export function databaseUrlFile(home: string): string {
  return join(home, 'run', 'database-url');
}

function recordedDatabaseUrl(home: string): string | null {
  const file = databaseUrlFile(home);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}
