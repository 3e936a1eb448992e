/** Other people's code, version control and caches: never part of the tree that was handed in. */
const FOREIGN = new Set([
  'node_modules',
  'bower_components',
  'jspm_packages',
  'site-packages',
  'venv',
  'virtualenv',
  '__pycache__',
  '.bzr',
  '.git',
  '.hg',
  '.svn',
  '.cache',
  '.eggs',
  '.gradle',
  '.millrace',
  '.mypy_cache',
  '.next',
  '.nox',
  '.nuxt',
  '.nyc_output',
  '.parcel-cache',
  '.pnpm-store',
  '.pytest_cache',
  '.ruff_cache',
  '.svelte-kit',
  '.tox',
  '.turbo',
  '.venv',
  '.yarn',
]);

/** Output of a build, or copies of other projects. They may also be ordinary names, so `isBuilt` asks for more. */
const BUILT = new Set([
  'build',
  'coverage',
  'dist',
  'out',
  'target',
  'third_party',
  'third-party',
  'vendor',
  'vendored',
  'vendors',
]);

export function isForeign(folder: string): boolean {
  return FOREIGN.has(folder);
}

/**
 * Whether a folder of this name holds built or vendored code. One with TypeScript directly in it is written by hand:
 * `scripts/build/bundle.ts` is no build output.
 */
export function isBuilt(folder: string, files: readonly string[]): boolean {
  return BUILT.has(folder) && !files.some((name) => /(?<!\.d)\.[cm]?tsx?$/.test(name));
}
