import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folders below `root` with tests that no row of the table runs: they would be forgotten in silence.
 *
 * @param {string} root
 * @param {import('./suites.mjs').Suite[]} suites
 * @returns {string[]}
 */
export function findUncoveredFolders(root, suites) {
  const specs = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.spec.ts'));
  const folders = new Set(specs.map((name) => dirname(join(root, name))));
  return [...folders].filter((folder) => !suites.some(({ jest }) => jest && `${folder}/`.startsWith(`${jest}/`)));
}
