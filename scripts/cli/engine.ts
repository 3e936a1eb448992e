import { findCli } from '../engine/find-cli.js';
import type { Verb } from './verb.js';

/** Prints the path of the CLI, or the address of the server that is used instead. */
export const engine: Verb = async (settings) => {
  console.log(settings.temporalAddress ?? (await findCli(settings)));
  return 0;
};
