import { fileURLToPath } from 'node:url';

/** The repository, and the build that the tests drive. */
export const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
export const BUILD = `${REPOSITORY}/dist`;
