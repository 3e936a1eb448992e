import type { Settings } from '../../src/config/settings.js';

/** A verb of the command line gets the settings and its own arguments, and resolves to the exit status. */
export type Verb = (settings: Settings, args: readonly string[]) => Promise<number>;
