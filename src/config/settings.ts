import { join, resolve } from 'node:path';
import { InvalidSettings, type SettingProblem } from './invalid-settings.js';
import { repositoryRoot } from './repository-root.js';
import { SETTING_DEFINITIONS, type SettingDefinition } from './setting-definitions.js';

type Definitions = typeof SETTING_DEFINITIONS;
type ValueOf<D> =
  D extends SettingDefinition<infer T, infer Default> ? (undefined extends Default ? T | undefined : T) : never;
type Given = { readonly [Name in keyof Definitions]: ValueOf<Definitions[Name]> };

/**
 * Every setting, read and checked. Folders are absolute. `temporalAddress` and `databaseUrl` are undefined when the
 * set-up is to start its own engine or its own PostgreSQL; a process that needs them calls `bootSettings`.
 */
export interface Settings extends Given {
  readonly artifactsDir: string;
  readonly temporalUiUrl: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the settings out of an environment; an empty variable counts as not set. Throws InvalidSettings. */
export function readSettings(env: Environment): Settings {
  const problems: SettingProblem[] = [];
  const given = Object.fromEntries(
    Object.entries(SETTING_DEFINITIONS).map(([name, definition]) => [name, readOne(env, definition, problems)]),
  ) as Given;
  if (problems.length > 0) throw new InvalidSettings(problems);
  const home = resolve(repositoryRoot(), given.home);
  return {
    ...given,
    home,
    artifactsDir: resolve(repositoryRoot(), given.artifactsDir ?? join(home, 'artifacts')),
    temporalUiUrl: given.temporalUiUrl ?? `http://127.0.0.1:${given.temporalUiPort}`,
  };
}

function readOne(
  env: Environment,
  definition: SettingDefinition<unknown, unknown>,
  problems: SettingProblem[],
): unknown {
  const { variable, reader, fallback } = definition;
  const text = env[variable]?.trim() ?? '';
  if (text === '') return fallback;
  const value = reader.read(text);
  if (value !== null) return value;
  const fix = `Set ${variable}=${reader.example}, for instance, or unset it${describeFallback(fallback)}.`;
  problems.push({ variable, value: text, expected: reader.expected, fix });
  return undefined;
}

function describeFallback(fallback: unknown): string {
  if (Array.isArray(fallback)) return fallback.length === 0 ? '' : ` for ${fallback.join(',')}`;
  return typeof fallback === 'string' || typeof fallback === 'number' ? ` for ${fallback}` : '';
}
