import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = ['contracts', 'workflows', 'activities', 'src', 'scripts', 'bench'];
const BUILT = ['dist/src/main.js', 'dist/src/worker.js', 'dist/scripts/postgres/start-postgres.js'];
// Written last by every build, whatever changed.
const BUNDLE = 'dist/workflow-bundle.js';

/**
 * Throws, saying what to run, when there is no build or the sources are newer.
 *
 * @param {string} root
 */
export function checkBuild(root) {
  const missing = [...BUILT, BUNDLE].find((file) => !existsSync(join(root, file)));
  if (missing) throw new Error(`The tests drive the build, and there is no ${missing}: run npm run build first.`);
  const built = statSync(join(root, BUNDLE)).mtimeMs;
  const newer = SOURCES.flatMap((folder) => sourcesBelow(root, folder)).find(
    (file) => statSync(join(root, file)).mtimeMs > built,
  );
  if (newer) throw new Error(`The tests drive the build, and ${newer} is newer: run npm run build first.`);
}

/**
 * @param {string} root
 * @param {string} folder
 */
function sourcesBelow(root, folder) {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|sql)$/.test(name) && !name.includes('node_modules'))
    .map((name) => join(folder, name));
}
