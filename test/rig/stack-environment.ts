import { delimiter } from 'node:path';
import { SETTING_VARIABLES } from '../../src/config/setting-definitions.js';

interface Addresses {
  readonly home: string;
  readonly trees: string;
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly roots: readonly string[];
}

/** The environment of a stack's processes: nothing of the caller's settings, everything said. */
export function describeEnvironment(addresses: Addresses, env: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, LANG } = process.env;
  return {
    ...{ PATH, HOME, TMPDIR, LANG },
    // Set, though empty: a .env of the repository must not fill them in.
    ...Object.fromEntries(SETTING_VARIABLES.map((variable) => [variable, ''])),
    MILLRACE_HOME: addresses.home,
    DATABASE_URL: addresses.databaseUrl,
    DATABASE_POOL_SIZE: '5',
    TEMPORAL_ADDRESS: addresses.temporalAddress,
    ANALYSIS_ROOTS: [addresses.trees, ...addresses.roots].join(delimiter),
    DISPATCH_POLL_MS: '200',
    ...env,
  };
}
